import { dictionary } from '../ui/dictionary.ts'

/** Words of the sheets of areas that are no circonscription, and of the way to them. */
export const t = dictionary({
  fr: {
    all: 'Tous les territoires',
    title: (level: string, nom: string) => `${nom}, ${level}`,
    description: (nom: string) =>
      `${nom} : patients attendus sans relais, patients suivis par une infirmière Asalée, communes et cabinets, avec date et source.`,
    seats: 'Circonscriptions de ce territoire',
    zoning: 'Le zonage de la commune',
    order: (day: string) => `Classée par l’arrêté de l’agence régionale de santé du ${day}.`,
    noOrder:
      'Relais ne connaît pas de classe unique pour cette commune : aucun arrêté connu, ou des parties classées différemment.',
    careArea: 'Territoire de vie-santé sur lequel les généralistes sont zonés',
    quarters: 'Quartiers prioritaires, que l’arrêté peut classer autrement que la commune :',
    noQuarters: 'La liste de l’ANCT n’y nomme aucun quartier prioritaire.',
    kit: 'Citer, reprendre, suivre',
    phrases: 'Phrases prêtes à coller',
    feed: 'Être averti : fil Atom des changements des cabinets d’ici',
    json: 'Chiffres en JSON',
    csv: 'Chiffres en CSV, avec intervalle, état et date de chacun',
    chart: 'Le graphique à publier, en PNG',
    svg: 'en SVG',
    map: 'Voir sur la carte',
    areas: 'Territoires',
    areasLead: 'Une fiche pour chaque territoire : ses chiffres, sa carte, ses cabinets, ce qui a changé.',
    areasDescription:
      'Chercher la fiche d’une région, d’un département, d’un arrondissement, d’une intercommunalité, d’un bassin de vie, d’un canton ou d’une commune.',
    search: 'Nom ou code d’un territoire',
    hint: 'Par exemple : La Flèche, Pays fléchois, Sarthe, 200073112.',
    submit: 'Chercher',
    none: (q: string) => `Aucun territoire ne répond à « ${q} ».`,
    more: (shown: number, matched: number) =>
      `${shown} premiers sur ${matched} : écrivez le nom plus entier.`,
    counts: (count: string, many: string) => `${count} ${many}, à chercher par leur nom.`,
    addressNote: 'Par adresse : écrivez la commune, le code postal ou l’arrondissement (75011).',
    bySeat: 'Chercher par député, commune ou code postal dans la liste des circonscriptions',
  },
  en: {
    all: 'All areas',
    title: (level: string, nom: string) => `${nom}, ${level}`,
    description: (nom: string) =>
      `${nom}: patients expected without a relay, patients followed by an Asalée nurse, communes and practices, with date and source.`,
    seats: 'Constituencies of this area',
    zoning: 'Zone of the commune',
    order: (day: string) => `Classed by the regional health agency’s order of ${day}.`,
    noOrder:
      'Relais knows no single class for this commune: no known order, or parts that are classed differently.',
    careArea: 'Area (territoire de vie-santé) over which GPs are zoned',
    quarters: 'Priority neighbourhoods, which the order may zone otherwise than the commune:',
    noQuarters: 'The ANCT’s list names no priority neighbourhood there.',
    kit: 'Quote, reuse, follow',
    phrases: 'Sentences ready to paste',
    feed: 'Be told: Atom feed of the changes of practices here',
    json: 'Figures as JSON',
    csv: 'Figures as CSV, each with interval, state and date',
    chart: 'The chart to publish, as PNG',
    svg: 'as SVG',
    map: 'See on the map',
    areas: 'Areas',
    areasLead: 'A sheet for each area: its figures, its map, its practices, what has changed.',
    areasDescription:
      'Find the sheet of a région, département, arrondissement, EPCI, living area, canton or commune.',
    search: 'Name or code of an area',
    hint: 'For example: La Flèche, Pays fléchois, Sarthe, 200073112.',
    submit: 'Search',
    none: (q: string) => `No area matches “${q}”.`,
    more: (shown: number, matched: number) => `First ${shown} of ${matched}: write more of the name.`,
    counts: (count: string, many: string) => `${count} ${many}, by their name.`,
    addressNote: 'By address: write the commune, the postcode or the arrondissement (75011).',
    bySeat: 'Search by deputy, commune or postcode in the list of constituencies',
  },
})
