import { plainText } from '../plainText.ts'
import { columnOf, ROSTER_FIELDS, type RosterField } from './cabinet-columns.ts'

/** Every line must fill these; the place needs one of `PLACE_FIELDS` besides. */
export const REQUIRED_FIELDS = ROSTER_FIELDS.filter((field) => columnOf(field).constraints.required)
const PLACE_FIELDS: readonly RosterField[] = ['code_commune', 'code_postal', 'commune', 'lon']

const FIELD_OF: ReadonlyMap<string, RosterField> = new Map(
  ROSTER_FIELDS.flatMap((field) =>
    [field, ...columnOf(field).aliases].map((name): [string, RosterField] => [plainText(name), field]),
  ),
)

/** How a header is understood: the field of each column (null: not ours), and what stands in the way. */
export interface HeaderReading {
  readonly fields: readonly (RosterField | null)[]
  readonly missing: readonly RosterField[]
  readonly twice: readonly RosterField[]
  readonly ignored: readonly string[]
}

/** Finds the columns by name, whatever the accents, capitals, `_` and spaces; unknown ones are ignored and named. */
export function readHeader(names: readonly string[]): HeaderReading {
  const fields = names.map((name) => FIELD_OF.get(plainText(name)) ?? null)
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field))
  if (!PLACE_FIELDS.some((field) => fields.includes(field))) missing.push('code_commune')
  return {
    fields,
    missing,
    twice: ROSTER_FIELDS.filter((field) => fields.indexOf(field) !== fields.lastIndexOf(field)),
    ignored: names.filter((name, at) => fields[at] === null && name.trim() !== ''),
  }
}
