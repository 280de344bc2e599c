import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of what a reader brings along. */
export const t = dictionary({
  fr: {
    kept: 'Vos fichiers restent sur cet appareil : ils ne sont jamais envoyés.',
    groupings: 'Mes regroupements de communes',
    help: 'Un fichier CSV à deux colonnes, code_commune;groupe (CPTS, DAC, secteurs…) ; une table de communes publiée avec ses territoires (TVS, CPTS) est lue telle quelle. Il devient un niveau de la carte et du tableau.',
    link: 'Le regroupement est aussi dans le lien de cette page, après le signe # que les navigateurs n’envoient pas. Pour dessiner ses contours, seuls les départements concernés sont demandés au serveur.',
    file: 'Choisir un fichier CSV, ou le déposer sur la page',
    draw: 'Dessiner une zone sur la carte',
    stop: 'Arrêter le dessin',
    areaName: 'Nom de la zone',
    zone: (n: number) => `Zone ${n}`,
    drawIt: 'Tracez la zone sur la carte, d’un seul trait. Échap : abandonner.',
    keyboard: 'Au clavier, le fichier CSV fait la même chose.',
    givenUp: 'Dessin abandonné.',
    nobody: 'Aucune commune n’a son milieu dans ce trait.',
    reading: 'Lecture du fichier…',
    read: (groups: string, communes: string) =>
      `${groups} ${singular(groups) ? 'groupe' : 'groupes'}, ${communes} ${singular(communes) ? 'commune' : 'communes'}.`,
    unreadable:
      'Aucune colonne de communes n’a été reconnue : il faut une colonne code_commune (codes INSEE, « 79191 ») et une colonne groupe.',
    tooLarge: 'Ce fichier dépasse 20 Mo.',
    troubles: (n: string) => `${n} ${singular(n) ? 'ligne laissée' : 'lignes laissées'} de côté`,
    line: (n: number, text: string) => `Ligne ${n} : « ${text} »`,
    unknown: (text: string): string =>
      /^\d/.test(text)
        ? 'aucune commune de 2026 n’a ce code : donnez celui de la commune d’aujourd’hui.'
        : 'aucune commune n’a ce nom : donnez son code INSEE.',
    perhaps: (noms: string) => `Peut-être : ${noms}.`,
    several: (noms: string) => `plusieurs communes ont ce nom, donnez un code : ${noms}.`,
    double: (group: string) =>
      `déjà dans « ${group} » : une commune n’est que dans un groupe, ôtez une ligne.`,
    noGroup: 'le groupe est vide : écrivez son nom.',
    correct: 'Corrigez le fichier, puis choisissez-le de nouveau : il remplacera celui-ci.',
    remove: 'Retirer mes regroupements',
    see: 'Les voir sur la carte',
    composition: (n: string) => `${n} ${singular(n) ? 'commune' : 'communes'}`,
  },
  en: {
    kept: 'Your files stay on this device: they are never sent.',
    groupings: 'My groupings of communes',
    help: 'A CSV file of two columns, code_commune;groupe (health networks, sectors…); a table of communes published with its territories (TVS, CPTS) is read as it is. It becomes a level of the map and of the table.',
    link: 'The grouping is in the link of this page too, after the # sign, which browsers do not send. To draw its outlines only the départements concerned are asked for.',
    file: 'Choose a CSV file, or drop it on the page',
    draw: 'Draw a zone on the map',
    stop: 'Stop drawing',
    areaName: 'Name of the zone',
    zone: (n: number) => `Zone ${n}`,
    drawIt: 'Draw the zone on the map in one stroke. Escape: give up.',
    keyboard: 'By keyboard the CSV file does the same.',
    givenUp: 'Drawing given up.',
    nobody: 'No commune has its middle inside this line.',
    reading: 'Reading the file…',
    read: (groups: string, communes: string) =>
      `${groups} ${groups === '1' ? 'group' : 'groups'}, ${communes} ${communes === '1' ? 'commune' : 'communes'}.`,
    unreadable:
      'No column of communes was found: a column code_commune (INSEE codes, “79191”) and a column groupe are needed.',
    tooLarge: 'This file is larger than 20 MB.',
    troubles: (n: string) => `${n} ${n === '1' ? 'line' : 'lines'} left aside`,
    line: (n: number, text: string) => `Line ${n}: “${text}”`,
    unknown: (text: string): string =>
      /^\d/.test(text)
        ? 'no commune of 2026 has this code: give that of the commune of today.'
        : 'no commune has this name: give its INSEE code.',
    perhaps: (noms: string) => `Perhaps: ${noms}.`,
    several: (noms: string) => `several communes bear this name, give a code: ${noms}.`,
    double: (group: string) => `already in “${group}”: a commune is in one group only, remove a line.`,
    noGroup: 'the group is empty: write its name.',
    correct: 'Correct the file and choose it again: it will replace this one.',
    remove: 'Remove my groupings',
    see: 'See them on the map',
    composition: (n: string) => `${n} ${n === '1' ? 'commune' : 'communes'}`,
  },
})
