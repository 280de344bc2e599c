import type { AplMillesime } from './model.ts'

/** The vintages of definitions that are an edition of the DREES's APL, and whose. */
const PROFESSIONS = { apl: 'medecins', 'apl-infirmiers': 'infirmiers' } as const

/** Whether the vintage of a definition is the edition of the APL that its figures rest on. */
export const isAplVintage = (vintage: string): vintage is keyof typeof PROFESSIONS => vintage in PROFESSIONS

/** The year of that edition. */
export const aplVintage = (vintage: keyof typeof PROFESSIONS, editions: AplMillesime): string =>
  String(editions[PROFESSIONS[vintage]])
