import type { Indicateur } from '../../server/domain/situation.ts'
import { dictionary } from './dictionary.ts'

/** Short names of the indicators, as headings of rows and cards; the long definitions come from the API. */
const fr: Record<Indicateur, string> = {
  'patients-suivis': 'Patients suivis',
  'patients-affectes': 'Patients dont le suivi est menacé',
  risque: 'Risque d’interruption du suivi',
  exposition: 'Exposition (E)',
  alternatives: 'Manque de recours (A)',
  besoin: 'Besoin de suivi (N)',
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
  'patients-affectes': 'Patients whose follow-up is threatened',
  risque: 'Risk of interrupted follow-up',
  exposition: 'Exposure (E)',
  alternatives: 'Lack of alternatives (A)',
  besoin: 'Need for follow-up (N)',
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
    interval: (low: string, high: string) => `entre ${low} et ${high}`,
    intervalNote:
      'Intervalle à 90 % : la vraie valeur s’y trouve dans neuf cas sur dix, si le modèle est juste.',
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
    interval: (low: string, high: string) => `between ${low} and ${high}`,
    intervalNote: '90% interval: the true value lies within it nine times in ten, if the model is right.',
    noZonage: 'zoning absent from the source',
    noDataNote: 'The source gives no value for this area: it is neither zero nor guessed.',
    secretNote: 'Too few people: statistical secrecy hides this number.',
    about: 'Meaning, source and date',
    sources: 'Sources',
    vintage: 'Date of the data',
    demonstration: 'Rests on the fictitious practices of the demonstration.',
  },
})
