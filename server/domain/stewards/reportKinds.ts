import { STATUTS, type Statut } from '../model.ts'

/** What a public report may say of a cabinet: a status, or something about its line in the list. */
export const REPORT_KINDS = [...STATUTS, 'moved', 'wrong-details', 'other'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** The status that a report claims, null when it claims none. */
export const claimedStatus = (kind: string): Statut | null =>
  STATUTS.find((statut) => statut === kind && statut !== 'unknown') ?? null
