import { plainText } from '../plainText.ts'
import { readDate } from './cells.ts'
import { readingsOf } from './mendAccents.ts'
import { columnOf, POINT_NAMES, ROSTER_FIELDS, type RosterField } from './cabinet-columns.ts'

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
  /** The ISO day on which the statuses were so, by the name of their column; null: it says none. */
  readonly statusDay: string | null
  /** Names whose accents are spoiled, and what they are read as. */
  readonly spoiled: readonly { readonly name: string; readonly as: string }[]
}

const LONGEST_NAME = 60
const LEAST_LETTERS = 4

/** The field of a name whose accents are spoiled, when one reading of it is a name of ours; a letter lost may be any one. */
function fromSpoiled(name: string): { readonly field: RosterField; readonly as: string } | null {
  if (name.length > LONGEST_NAME || !/[^\u0000-\u007f]/.test(name)) return null
  for (const as of readingsOf(name.trim())) {
    const field = fieldOf(as)
    if (field !== null) return { field, as: as.normalize('NFC') }
  }
  if (!name.includes('\ufffd')) return null
  const letters = plainText(name.replaceAll('\ufffd', '7777')).replaceAll('7777', '[a-z]')
  // Of `l�t` so little is left that it may be anything.
  if (letters.replaceAll('[a-z]', '').replace(/[^a-z]/g, '').length < LEAST_LETTERS) return null
  const pattern = new RegExp(`^${letters}$`)
  const known = [...FIELD_OF].filter(([one]) => pattern.test(one))
  const [first] = known
  return first && known.every(([, field]) => field === first[1]) ? { field: first[1], as: first[0] } : null
}

/** What a cabinet is and where: of two columns for it nobody knows which is meant. */
const SURE: readonly RosterField[] = [...REQUIRED_FIELDS, ...PLACE_FIELDS, 'id', 'lat', 'statut']

/** What offices add to a name without another meaning, in brackets or not; whatever else stands there may be another thing. */
const ADDED = [
  /[([]\s*(?:en\s+)?(?:%|etp|fte|insee|wgs ?84|lambert[ -]?93|l93|asal[ée]e|idsp|obligatoire|facultatif|optionnel|jj\/mm\/aaaa|aaaa-mm-jj)\s*[)\]]/gi,
  /\s*[*:]+\s*$/g,
  /\s*\ben\s+%/gi,
]
/** `Statut au 01/11/2026`: the day on which what the column says was so. */
const DATED = /^(.*\S)\s+(?:au|le|en date du)\s+(\d[\d/. -]*\d)\s*$/i
const ADDED_WORDS = /\b(?:asalee|idsp)\b/g

/** The field that a name of a column means, with or without what offices add to it (`ETP (en %)`, `Statut au 01/11/2026`); null: none of ours. */
export function fieldOf(name: string): RosterField | null {
  const literal = FIELD_OF.get(plainText(name))
  // A share is no number of patients.
  if (literal !== undefined) return name.includes('%') && literal !== 'etp' ? null : literal
  if (name.length > LONGEST_NAME) return null
  const [, dated] = DATED.exec(name) ?? []
  if (dated !== undefined) return statusDayIn(name) !== null && fieldOf(dated) === 'statut' ? 'statut' : null
  const bare = plainText(ADDED.reduce((text, added) => text.replace(added, ' '), name))
  return FIELD_OF.get(bare) ?? FIELD_OF.get(plainText(bare.replace(ADDED_WORDS, ' '))) ?? null
}

/** The ISO day that a column of statuses is named after; null: none. */
function statusDayIn(name: string): string | null {
  const day = DATED.exec(name)?.[2]
  return day === undefined ? null : readDate(day)
}

const isLiteral = (name: string): boolean => FIELD_OF.has(plainText(name))

/** Whether the numbers of a column are hundredths by its name, `ETP (%)`. */
export const inHundredths = (name: string): boolean => /%|\bpour ?cent(?:age)?\b/i.test(name)

/** Finds the columns by name, whatever the accents, capitals, `_` and spaces; unknown ones are ignored and named. */
export function readHeader(names: readonly string[]): HeaderReading {
  const spoiled: { name: string; as: string }[] = []
  const fields = names.map((name) => {
    // A mark of a lost letter is no letter, and what is read without it was not written so.
    const field = name.includes('\ufffd') ? null : fieldOf(name)
    const found = field === null ? fromSpoiled(name) : null
    if (found) spoiled.push({ name, as: found.as })
    return field ?? found?.field ?? null
  })
  // A name as it is says more than one with something added: `Commune` than `Commune (siège)`.
  fields.forEach((field, at) => {
    if (
      field !== null &&
      !isLiteral(names[at]!) &&
      names.some((name, other) => fields[other] === field && isLiteral(name))
    )
      fields[at] = null
  })
  // A list that has degrees besides the x and y of a projection means the degrees.
  for (const field of ['lon', 'lat'] as const)
    if (names.some((name) => plainText(name) === field))
      fields.forEach((found, at) => {
        if (found === field && plainText(names[at]!) !== field) fields[at] = null
      })
  // Degrees in columns of their own need no cell that repeats them.
  if (fields.includes('lat') || fields.indexOf('lon') !== fields.lastIndexOf('lon'))
    fields.forEach((found, at) => {
      if (found === 'lon' && POINT_NAMES.includes(plainText(names[at]!))) fields[at] = null
    })
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field))
  if (!PLACE_FIELDS.some((field) => fields.includes(field))) missing.push('code_commune')
  const double = ROSTER_FIELDS.filter((field) => fields.indexOf(field) !== fields.lastIndexOf(field))
  return {
    fields,
    missing,
    twice: double.filter((field) => SURE.includes(field)),
    double: double.filter((field) => !SURE.includes(field)),
    spoiled,
    statusDay: statusDayIn(names[fields.indexOf('statut')] ?? ''),
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
