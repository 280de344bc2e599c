import { eachText, STORED_COLUMNS, type RosterField } from './cabinet-columns.ts'
import type { CurrentCabinet } from './current-roster.ts'
import { plainText } from '../plainText.ts'
import type { RosterRow } from './roster-row.ts'

/** One field of a cabinet, or its status, before and after an import; empty text when there is none. */
export interface FieldChange {
  readonly field: RosterField
  readonly before: string
  readonly after: string
}

const shownValue = (value: string | number | null): string => (value === null ? '' : String(value))

/**
 * The line as it will be stored over the known cabinet: columns that the file does not have keep what is known, and a better
 * position of the same address is not lost to the point of the commune.
 */
export function mergeWithKnown(
  row: RosterRow,
  known: CurrentCabinet,
  columns: ReadonlySet<RosterField>,
): RosterRow {
  const samePlace =
    row.codeCommune === known.codeCommune &&
    plainText(row.adresse ?? known.adresse ?? '') === plainText(known.adresse ?? '')
  const keep = <T>(field: RosterField, ours: T, theirs: T): T => (columns.has(field) ? theirs : ours)
  return {
    ...row,
    adresse: keep('adresse', known.adresse, row.adresse),
    postes: keep('postes', known.postes, row.postes),
    patientsDeclares: keep('patients_declares', known.patientsDeclares, row.patientsDeclares),
    ...eachText(({ field, key }) => keep(field, known[key], row[key])),
    ...(row.precision === 'commune' && known.precision !== 'commune' && samePlace
      ? { lon: known.lon, lat: known.lat, precision: known.precision }
      : {}),
  }
}

/** What differs between a known cabinet and the line as it will be stored, in the order of the columns. */
export function diffCabinet(known: CurrentCabinet, row: RosterRow): readonly FieldChange[] {
  return STORED_COLUMNS.filter(({ field }) => field !== 'id').flatMap(({ field, key }) => {
    const [before, after] = [known, row].map((one) =>
      shownValue(one[key as keyof CurrentCabinet & keyof RosterRow]),
    )
    return before === after ? [] : [{ field, before: before!, after: after! }]
  })
}
