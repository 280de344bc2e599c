import type { Preuve, Reseau, Statut } from '../model.ts'
import type { CabinetTexts, RosterField } from './cabinet-columns.ts'
import type { IntakeCell } from './readIntakeCell.ts'
import type { Problem } from './problems.ts'

/** One record of a roster file as written: trimmed text by column, and the line of the file where it begins. */
export interface RawRow {
  readonly line: number
  readonly cells: Readonly<Partial<Record<RosterField, string>>>
}

/**
 * Where a cabinet's position comes from: written in the `fichier`, found by the geocoder (`adresse`, `rue`), or the point of its
 * `commune` for want of better: then distances are those of the town, and the page says so.
 */
export const PRECISIONS = ['fichier', 'adresse', 'rue', 'commune'] as const
export type Precision = (typeof PRECISIONS)[number]

/** A checked line of a roster. `null`: the file says nothing. Dates ISO, degrees WGS 84, etp full-time equivalents. */
export interface RosterRow extends CabinetTexts {
  readonly line: number
  /** As given by the file; null until `withIds` gives it one. */
  readonly id: string | null
  readonly nom: string
  readonly adresse: string | null
  readonly codePostal: string | null
  readonly codeCommune: string
  readonly commune: string
  readonly departement: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
  readonly precision: Precision
  readonly etp: number
  readonly postes: number
  readonly patientsDeclares: number | null
  readonly nouveauxPatients: IntakeCell | null
  readonly statut: Statut | null
  readonly statutDepuis: string | null
  readonly confirmeLe: string | null
  readonly preuve: Preuve | null
  readonly motif: string | null
  readonly note: string | null
}

/** A line that was read: what it says, and what is wrong or remarkable about it. `row` is null when it is refused. */
export interface ReadRow {
  readonly line: number
  readonly row: RosterRow | null
  readonly problems: readonly Problem[]
  /** The line as written, so that a page can show it and offer a correction. */
  readonly cells: RawRow['cells']
}
