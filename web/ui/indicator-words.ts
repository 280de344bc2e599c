import type { Indicateur, REPLACED } from '../../server/domain/situation.ts'
import { dictionary } from './dictionary.ts'

/** Short names of the indicators, as headings of rows and cards; the long definitions come from the API. */
const fr: Record<Indicateur, string> = {
  'patients-suivis': 'Patients suivis',
  'suivi-ouvert': 'Suivis par un cabinet ouvert',
  'suivi-reduit': 'Suivis par un cabinet en activité réduite',
  'suivi-arrete': 'Suivis par un cabinet arrêté ou suspendu',
  'suivi-inconnu': 'Suivis par un cabinet au statut inconnu',
  'interruptions-attendues': 'Interruptions attendues à trois mois',
  'patients-sans-relais': 'Patients attendus sans relais à trois mois',
  risque: 'Risque d’interruption sans relais (R)',
  interruption: 'Interruption attendue (H)',
  'sans-alternative': 'Manque de relais (V)',
  besoin: 'Besoin de suivi',
  'accessibilite-asalee': 'Temps d’infirmière Asalée accessible',
  'minutes-active': 'Trajet moyen vers un cabinet ouvert',
  'apl-mg': 'Accès aux généralistes (APL)',
  'apl-mg65': 'Accès aux généralistes de 65 ans ou moins (APL)',
  'apl-infirmier': 'Accès aux infirmiers (APL)',
  'part-sous-dense': 'Habitants en zone sous-dense (APL < 2,5)',
  'part-zip': 'Habitants en zone d’intervention prioritaire (ZIP)',
  'part-zac': 'Habitants en zone d’action complémentaire (ZAC)',
  population: 'Population légale',
  'part-75': 'Habitants de 75 ans et plus',
  cabinets: 'Cabinets Asalée',
  etp: 'Temps d’infirmière Asalée',
  'medecins-generalistes': 'Médecins généralistes',
}
const en: Record<Indicateur, string> = {
  'patients-suivis': 'Followed patients',
  'suivi-ouvert': 'Followed by an open practice',
  'suivi-reduit': 'Followed by a practice with reduced activity',
  'suivi-arrete': 'Followed by a stopped or suspended practice',
  'suivi-inconnu': 'Followed by a practice of unknown status',
  'interruptions-attendues': 'Interruptions expected within three months',
  'patients-sans-relais': 'Patients expected without a relay within three months',
  risque: 'Risk of interruption without a relay (R)',
  interruption: 'Expected interruption (H)',
  'sans-alternative': 'Lack of a relay (V)',
  besoin: 'Need for follow-up',
  'accessibilite-asalee': 'Asalée nurse time within reach',
  'minutes-active': 'Mean journey to an open practice',
  'apl-mg': 'Access to GPs (APL)',
  'apl-mg65': 'Access to GPs aged 65 or under (APL)',
  'apl-infirmier': 'Access to nurses (APL)',
  'part-sous-dense': 'People in under-served areas (APL < 2.5)',
  'part-zip': 'People in priority zones (ZIP)',
  'part-zac': 'People in complementary zones (ZAC)',
  population: 'Legal population',
  'part-75': 'People aged 75 and over',
  cabinets: 'Asalée practices',
  etp: 'Asalée nurse time',
  'medecins-generalistes': 'General practitioners',
}

export const t = dictionary({
  fr: {
    name: fr,
    byStatus:
      'Les mêmes patients, comptés selon le statut de leur cabinet ce jour-là, sans jugement. Aux arrondis près, ces nombres s’additionnent aux patients suivis.',
    followedHere: (all: string, here: string, cabinets: string, elsewhere: string) =>
      `Des ${all} patients suivis qui vivent ici, ${here} le sont par les ${cabinets} cabinets d’ici et ${elsewhere} par des cabinets d’ailleurs, selon le modèle.`,
    former: {
      'patients-affectes': 'Patients dont le suivi est menacé (méthode 1)',
      exposition: 'Exposition (méthode 1)',
      alternatives: 'Manque de recours (méthode 1)',
    } satisfies Record<keyof typeof REPLACED, string>,
    interval: (low: string, high: string) => `entre ${low} et ${high}`,
    intervalNote:
      'Intervalle : 90 % des tirages du modèle. Il ne contient ni le total de 300 000, qui est une convention, ni ce que le modèle ignore.',
    noZonage: 'zonage absent de la source',
    noDataNote: 'La source ne donne pas cette valeur pour ce territoire : elle n’est ni nulle ni devinée.',
    secretNote: 'Trop peu de personnes : le secret statistique cache ce nombre.',
    about: 'Sens, source et date',
    sources: 'Sources',
    vintage: 'Date des données',
    demonstration: 'Repose sur les cabinets fictifs de la démonstration.',
  },
  en: {
    name: en,
    byStatus:
      'The same patients, counted by the status of their practice on the day, without judgement. But for rounding these numbers add up to the followed patients.',
    followedHere: (all: string, here: string, cabinets: string, elsewhere: string) =>
      `Of the ${all} followed patients who live here, ${here} are followed by the ${cabinets} practices here and ${elsewhere} by practices elsewhere, according to the model.`,
    former: {
      'patients-affectes': 'Patients whose follow-up is threatened (method 1)',
      exposition: 'Exposure (method 1)',
      alternatives: 'Lack of alternatives (method 1)',
    } satisfies Record<keyof typeof REPLACED, string>,
    interval: (low: string, high: string) => `between ${low} and ${high}`,
    intervalNote:
      'Interval: 90% of the model’s draws. It contains neither the total of 300,000, which is a convention, nor what the model ignores.',
    noZonage: 'zoning absent from the source',
    noDataNote: 'The source gives no value for this area: it is neither zero nor guessed.',
    secretNote: 'Too few people: statistical secrecy hides this number.',
    about: 'Meaning, source and date',
    sources: 'Sources',
    vintage: 'Date of the data',
    demonstration: 'Rests on the fictitious practices of the demonstration.',
  },
})
