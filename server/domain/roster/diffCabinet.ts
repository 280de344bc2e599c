import { ROSTER_FIELDS, type RosterField } from './columns.ts'
import type { CurrentCabinet } from './current-roster.ts'
import { plainText } from '../plainText.ts'
import type { RosterRow } from './roster-row.ts'

/** One field of a cabinet, or its status, before and after an import; empty text when there is none. */
export interface FieldChange {
  readonly field: RosterField
  readonly before: string
  readonly after: string
}

const KEY_OF = {
  nom: 'nom',
  adresse: 'adresse',
  code_commune: 'codeCommune',
  lon: 'lon',
  lat: 'lat',
  etp: 'etp',
  postes: 'postes',
  patients_declares: 'patientsDeclares',
  telephone: 'telephone',
  horaires: 'horaires',
} as const satisfies Partial<Record<RosterField, keyof CurrentCabinet & keyof RosterRow>>

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
    telephone: keep('telephone', known.telephone, row.telephone),
    horaires: keep('horaires', known.horaires, row.horaires),
    ...(row.precision === 'commune' && samePlace
      ? { lon: known.lon, lat: known.lat, precision: known.precision }
      : {}),
  }
}

/** What differs between a known cabinet and the line as it will be stored, in the order of the columns. */
export function diffCabinet(known: CurrentCabinet, row: RosterRow): readonly FieldChange[] {
  return ROSTER_FIELDS.flatMap((field) => {
    if (!(field in KEY_OF)) return []
    const key = KEY_OF[field as keyof typeof KEY_OF]
    const [before, after] = [shownValue(known[key]), shownValue(row[key])]
    return before === after ? [] : [{ field, before, after }]
  })
}
