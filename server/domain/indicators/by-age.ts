import type { Words } from '../words.ts'

/** Of which years the files are that expected patients rest on: the Cnam's patients, the census of people; empty: not said. */
export interface DemandYears {
  readonly patients: string
  readonly people: string
}

/** Ids of those files. */
export const DEMAND_SOURCES = ['effectifs-cnam', 'ages-communes'] as const

/** Who is expected, as a part of a sentence. */
export const expectedWords = ({ patients, people }: DemandYears): Words => ({
  fr: `les habitants de chaque âge (recensement${people && ` de ${people}`}) multipliés par la prévalence du diabète traité à cet âge dans le département (Cnam${patients && `, ${patients}`})`,
  en: `the people of each age (census${people && ` of ${people}`}) times the prevalence of treated diabetes at that age in the département (Cnam${patients && `, ${patients}`})`,
})

/** How the followed patients are shared by them. */
export const byAgeOf = (years: DemandYears): Words => ({
  fr: `300 000 patients répartis entre les cabinets selon le temps infirmier, puis entre les communes selon les patients attendus, la distance et l’offre (modèle de Huff ajusté aux totaux, plafonné à la moitié des patients attendus). Patients attendus : ${expectedWords(years).fr} ; où l’âge n’est pas connu, 5,6 % de la population standardisée.`,
  en: `300,000 patients shared among practices by nurse time, then among communes by expected patients, distance and supply (a Huff model fitted to the totals, capped at half of the expected patients). Expected patients: ${expectedWords(years).en}; where ages are not known, 5.6% of the standardised population.`,
})
