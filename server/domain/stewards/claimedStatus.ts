import { STATUTS, type Statut } from '../model.ts'

/** The status that a public report claims; null when it is about something else, such as a wrong address. */
export const claimedStatus = (kind: string): Statut | null =>
  STATUTS.find((statut) => statut === kind && statut !== 'unknown') ?? null
