import type { CurrentCabinet } from './current-roster.ts'
import { DuplicateFinder } from './find-duplicates.ts'
import { plainText } from '../plainText.ts'
import type { RosterRow } from './roster-row.ts'

/** A checked line that has its id. */
export type IdentifiedRow = RosterRow & { readonly id: string }

/**
 * Gives an id to the lines that have none: that of the known cabinet with the same name at the same place, else one derived from
 * commune, name and address, so that the same file gives the same ids for ever.
 */
export function withIds(
  rows: readonly RosterRow[],
  known: readonly CurrentCabinet[],
): readonly IdentifiedRow[] {
  const finder = new DuplicateFinder<CurrentCabinet>()
  for (const cabinet of known) finder.add(cabinet)
  return rows.map((row) => {
    if (row.id !== null) return { ...row, id: row.id }
    const match = finder.find(row)
    return { ...row, id: match?.likeness === 'same' ? match.of.id : derivedId(row) }
  })
}

const derivedId = (row: RosterRow): string =>
  `${row.codeCommune}-${hash([row.codeCommune, plainText(row.nom), plainText(row.adresse ?? '')].join('|'))}`

/** Two 32-bit FNV-1a hashes (Fowler, Noll, Vo) with different bases, in base 36: short, stable, no secret in it. */
function hash(text: string): string {
  const fnv = (basis: number): number => {
    let value = basis
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
    return value >>> 0
  }
  return (
    fnv(0x811c9dc5).toString(36).padStart(7, '0') + fnv(0x050c5d1f).toString(36).padStart(7, '0').slice(0, 3)
  )
}
