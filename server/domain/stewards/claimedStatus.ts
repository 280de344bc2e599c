import type { Statut } from '../model.ts'

/** What the public may say of a cabinet, and the status that it claims; a wrong address claims none. */
const CLAIMS: Readonly<Record<string, Statut>> = { ferme: 'stopped', reduit: 'reduced', actif: 'active' }

/** The status that a public report claims by its motive; null when it is about something else. */
export const claimedStatus = (motif: string): Statut | null => CLAIMS[motif] ?? null
