import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of what a reader brings along. */
export const t = dictionary({
  fr: {
    garde: 'Vos fichiers restent sur cet appareil : ils ne sont jamais envoyés.',
    regroupements: 'Mes regroupements de communes',
    aide: 'Un fichier CSV à deux colonnes, code_commune;groupe (CPTS, DAC, secteurs…) ; une table de communes publiée avec ses territoires (TVS, CPTS) est lue telle quelle. Il devient un niveau de la carte et du tableau.',
    lien: 'Le regroupement est aussi dans le lien de cette page, après le signe # que les navigateurs n’envoient pas. Pour dessiner ses contours, seuls les départements concernés sont demandés au serveur.',
    fichier: 'Choisir un fichier CSV, ou le déposer sur la page',
    dessiner: 'Dessiner une zone sur la carte',
    arreter: 'Arrêter le dessin',
    nomZone: 'Nom de la zone',
    zone: (n: number) => `Zone ${n}`,
    tracez: 'Tracez la zone sur la carte, d’un seul trait. Échap : abandonner.',
    clavier: 'Au clavier, le fichier CSV fait la même chose.',
    abandonne: 'Dessin abandonné.',
    personne: 'Aucune commune n’a son milieu dans ce trait.',
    lecture: 'Lecture du fichier…',
    lu: (groupes: string, communes: string) =>
      `${groupes} ${singular(groupes) ? 'groupe' : 'groupes'}, ${communes} ${singular(communes) ? 'commune' : 'communes'}.`,
    illisible:
      'Aucune colonne de communes n’a été reconnue : il faut une colonne code_commune (codes INSEE, « 79191 ») et une colonne groupe.',
    tropGros: 'Ce fichier dépasse 20 Mo.',
    ennuis: (n: string) => `${n} ${singular(n) ? 'ligne laissée' : 'lignes laissées'} de côté`,
    ligne: (n: number, texte: string) => `Ligne ${n} : « ${texte} »`,
    inconnue: (texte: string): string =>
      /^\d/.test(texte)
        ? 'aucune commune de 2026 n’a ce code : donnez celui de la commune d’aujourd’hui.'
        : 'aucune commune n’a ce nom : donnez son code INSEE.',
    peutEtre: (noms: string) => `Peut-être : ${noms}.`,
    plusieurs: (noms: string) => `plusieurs communes ont ce nom, donnez un code : ${noms}.`,
    double: (groupe: string) =>
      `déjà dans « ${groupe} » : une commune n’est que dans un groupe, ôtez une ligne.`,
    sansGroupe: 'le groupe est vide : écrivez son nom.',
    corriger: 'Corrigez le fichier, puis choisissez-le de nouveau : il remplacera celui-ci.',
    retirer: 'Retirer mes regroupements',
    voir: 'Les voir sur la carte',
    composition: (n: string) => `${n} ${singular(n) ? 'commune' : 'communes'}`,
  },
  en: {
    garde: 'Your files stay on this device: they are never sent.',
    regroupements: 'My groupings of communes',
    aide: 'A CSV file of two columns, code_commune;groupe (health networks, sectors…); a table of communes published with its territories (TVS, CPTS) is read as it is. It becomes a level of the map and of the table.',
    lien: 'The grouping is in the link of this page too, after the # sign, which browsers do not send. To draw its outlines only the départements concerned are asked for.',
    fichier: 'Choose a CSV file, or drop it on the page',
    dessiner: 'Draw a zone on the map',
    arreter: 'Stop drawing',
    nomZone: 'Name of the zone',
    zone: (n: number) => `Zone ${n}`,
    tracez: 'Draw the zone on the map in one stroke. Escape: give up.',
    clavier: 'By keyboard the CSV file does the same.',
    abandonne: 'Drawing given up.',
    personne: 'No commune has its middle inside this line.',
    lecture: 'Reading the file…',
    lu: (groupes: string, communes: string) =>
      `${groupes} ${groupes === '1' ? 'group' : 'groups'}, ${communes} ${communes === '1' ? 'commune' : 'communes'}.`,
    illisible:
      'No column of communes was found: a column code_commune (INSEE codes, “79191”) and a column groupe are needed.',
    tropGros: 'This file is larger than 20 MB.',
    ennuis: (n: string) => `${n} ${n === '1' ? 'line' : 'lines'} left aside`,
    ligne: (n: number, texte: string) => `Line ${n}: “${texte}”`,
    inconnue: (texte: string): string =>
      /^\d/.test(texte)
        ? 'no commune of 2026 has this code: give that of the commune of today.'
        : 'no commune has this name: give its INSEE code.',
    peutEtre: (noms: string) => `Perhaps: ${noms}.`,
    plusieurs: (noms: string) => `several communes bear this name, give a code: ${noms}.`,
    double: (groupe: string) => `already in “${groupe}”: a commune is in one group only, remove a line.`,
    sansGroupe: 'the group is empty: write its name.',
    corriger: 'Correct the file and choose it again: it will replace this one.',
    retirer: 'Remove my groupings',
    voir: 'See them on the map',
    composition: (n: string) => `${n} ${n === '1' ? 'commune' : 'communes'}`,
  },
})
