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
  /** Fields that two columns claim and that only one may give. */
  readonly twice: readonly RosterField[]
  /** Fields that two columns give and of which the first that is filled is kept. */
  readonly double: readonly RosterField[]
  readonly ignored: readonly string[]
}

/** What a cabinet is and where: of two columns for it nobody knows which is meant. */
const SURE: readonly RosterField[] = [...REQUIRED_FIELDS, ...PLACE_FIELDS, 'id', 'lat']

/** The field that a name of a column means; null: none of ours. */
export const fieldOf = (name: string): RosterField | null => FIELD_OF.get(plainText(name)) ?? null

/** Finds the columns by name, whatever the accents, capitals, `_` and spaces; unknown ones are ignored and named. */
export function readHeader(names: readonly string[]): HeaderReading {
  const fields = names.map(fieldOf)
  // A list that has degrees besides the x and y of a projection means the degrees.
  for (const field of ['lon', 'lat'] as const)
    if (names.some((name) => plainText(name) === field))
      fields.forEach((found, at) => {
        if (found === field && plainText(names[at]!) !== field) fields[at] = null
      })
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field))
  if (!PLACE_FIELDS.some((field) => fields.includes(field))) missing.push('code_commune')
  const double = ROSTER_FIELDS.filter((field) => fields.indexOf(field) !== fields.lastIndexOf(field))
  return {
    fields,
    missing,
    twice: double.filter((field) => SURE.includes(field)),
    double: double.filter((field) => !SURE.includes(field)),
    ignored: names.filter((name, at) => fields[at] === null && name.trim() !== ''),
  }
}

/** Rows of a sheet among which its header is looked for. */
export const HEAD_ROWS = 20

/** How much a row looks like the header of a roster: the fields it names, and whether none that is needed is missing. */
export function headerScore(names: readonly string[]): number {
  const { fields, missing } = readHeader(names)
  const named = new Set(fields.filter((field) => field !== null)).size
  // One word may stand in any sentence.
  return named < 2 ? 0 : named + (missing.length === 0 ? 100 : 0)
}
