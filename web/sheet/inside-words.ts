import { dictionary } from '../ui/dictionary.ts'
import type { AnyNiveau } from '../../server/domain/model.ts'

/** Names of the levels: one area, several. */
const fr: Readonly<Record<AnyNiveau, readonly [one: string, many: string]>> = {
  commune: ['commune', 'communes'],
  circonscription: ['circonscription', 'circonscriptions'],
  canton: ['canton', 'cantons'],
  epci: ['intercommunalité (EPCI)', 'intercommunalités (EPCI)'],
  'bassin-de-vie': ['bassin de vie', 'bassins de vie'],
  arrondissement: ['arrondissement', 'arrondissements'],
  departement: ['département', 'départements'],
  region: ['région', 'régions'],
  france: ['pays', 'pays'],
}
const en: typeof fr = {
  commune: ['commune', 'communes'],
  circonscription: ['constituency', 'constituencies'],
  canton: ['canton', 'cantons'],
  epci: ['grouping of communes (EPCI)', 'groupings of communes (EPCI)'],
  'bassin-de-vie': ['living area', 'living areas'],
  arrondissement: ['arrondissement', 'arrondissements'],
  departement: ['département', 'départements'],
  region: ['région', 'régions'],
  france: ['country', 'countries'],
}

/** What an area holds: its parts in classes, its cabinets, their trend. */
export const t = dictionary({
  fr: {
    level: fr,
    title: 'Dans ce territoire',
    lead: (areas: string, cabinets: string) => `${areas}, ${cabinets}.`,
    areas: (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`,
    cabinets: (count: number) =>
      count === 0 ? 'aucun cabinet de la liste' : count === 1 ? '1 cabinet' : `${count} cabinets`,
    map: 'Carte : patients suivis et cabinets',
    classes: {
      '11': '11 à 49',
      '50': '50 à 199',
      '200': '200 à 999',
      '1000': '1 000 et plus',
      '5000': '5 000 et plus',
    } as Readonly<Record<string, string>>,
    classesOf: 'Patients suivis',
    sharedNote:
      'Tireté : commune partagée. Sa classe est celle de la commune entière, ici comme dans le tableau.',
    list: (many: string) => `Les ${many}, des plus suivies aux moins suivies`,
    followed: 'Suivis',
    relayless: 'Sans relais',
    journey: 'Trajet',
    part: (share: string) => `${share} de ses habitants ici`,
    cabinetsTitle: 'Les cabinets, par statut',
    cabinet: 'Cabinet',
    status: 'Statut',
    since: (day: string) => `depuis le ${day}`,
    confirmed: (day: string) => `dernière confirmation le ${day}`,
    trend: 'Depuis décembre 2025',
    trendLead: 'Cabinets par statut au premier de chaque mois, d’après ce que l’on sait aujourd’hui.',
    month: 'Jour',
    trendTable: 'Ces nombres en tableau',
    patientsTrend: 'Patients suivis et interruptions attendues, mois par mois',
    patientsLead:
      'Au premier de chaque mois, d’après ce que l’on sait aujourd’hui, avec l’intervalle à 90 % : les mêmes chiffres que la carte et l’API à ces dates.',
    lacking: (days: number) =>
      days === 1
        ? 'Un jour est en cours de calcul.'
        : `${days} jours sont en cours de calcul : rechargez la page dans une minute.`,
    notAtHand: 'en cours de calcul',
    none: 'Aucun cabinet de la liste dans ce territoire.',
  },
  en: {
    level: en,
    title: 'Inside this area',
    lead: (areas: string, cabinets: string) => `${areas}, ${cabinets}.`,
    areas: (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`,
    cabinets: (count: number) =>
      count === 0 ? 'no practice of the list' : count === 1 ? '1 practice' : `${count} practices`,
    map: 'Map: followed patients and practices',
    classes: {
      '11': '11 to 49',
      '50': '50 to 199',
      '200': '200 to 999',
      '1000': '1,000 and more',
      '5000': '5,000 and more',
    } as Readonly<Record<string, string>>,
    classesOf: 'Followed patients',
    sharedNote: 'Dashed: a split commune. Its class is that of the whole commune, here as in the table.',
    list: (many: string) => `The ${many}, from most to fewest followed`,
    followed: 'Followed',
    relayless: 'No relay',
    journey: 'Journey',
    part: (share: string) => `${share} of its people here`,
    cabinetsTitle: 'Practices, by status',
    cabinet: 'Practice',
    status: 'Status',
    since: (day: string) => `since ${day}`,
    confirmed: (day: string) => `last confirmed on ${day}`,
    trend: 'Since December 2025',
    trendLead: 'Practices by status on the first of each month, by what is known today.',
    month: 'Day',
    trendTable: 'These numbers as a table',
    patientsTrend: 'Followed patients and expected interruptions, month by month',
    patientsLead:
      'On the first of each month, by what is known today, with the 90% interval: the same figures as those of the map and the API on these dates.',
    lacking: (days: number) =>
      days === 1
        ? 'One day is being computed.'
        : `${days} days are being computed: load the page again in a minute.`,
    notAtHand: 'being computed',
    none: 'No practice of the list in this area.',
  },
})
