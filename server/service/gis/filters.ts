import { readDecimal } from '../../contract/numbers.ts'
import { badInput } from '../../contract/problem.ts'
import type { Cell } from '../rows.ts'
import type { Field, Fields } from './fields.ts'
import { attributeOf, namesTaken } from './former-names.ts'

/** Whether an attribute has one of the values that were asked for. */
export interface Filter {
  readonly name: string
  /** By what name it was asked for. */
  readonly asked: string
  readonly holds: (cell: Cell) => boolean
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is a day that exists: 30 February is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A value as an attribute of this type would have it; null when it cannot. */
function valueOf(text: string, { type, format, values }: Field): Cell {
  if (values) return values.includes(text) ? text : null
  if (format === 'date') return isDay(text) ? text : null
  if (type === 'string') return text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : null
  const number = readDecimal(text)
  return Number.isFinite(number) && (type === 'number' || Number.isInteger(number)) ? number : null
}

const wanted = ({ type, format, values }: Field): string =>
  values
    ? `one of ${values.join(', ')}`
    : format === 'date'
      ? 'a day such as 2026-07-01'
      : { string: 'a text', boolean: 'true or false', number: 'a number', integer: 'a whole number' }[type]

/**
 * The filters by equality among parameters, each named after its attribute or as it was before; several values are parted by commas,
 * and a text that holds one itself (an address) is found whole too. @throws Problem for a value that the attribute cannot have.
 */
export function filtersOf(fields: Fields, given: Readonly<Record<string, unknown>>): Filter[] {
  return namesTaken(fields).flatMap((asked) => {
    const text = given[asked]
    if (typeof text !== 'string') return []
    const name = attributeOf(fields, asked)!
    const field = fields[name]!
    const pieces = text.split(',').map((piece) => piece.trim())
    const values = pieces.map((piece) => valueOf(piece, field))
    const wrong = pieces.filter((_, at) => values[at] === null)
    if (wrong.length > 0)
      throw badInput([
        {
          path: asked,
          message: `${wrong.map((piece) => JSON.stringify(piece)).join(', ')}: ${wanted(field)} is expected, several parted by commas`,
        },
      ])
    const all = new Set<Cell>([...values, text])
    return [{ name, asked, holds: (cell) => cell !== null && all.has(cell) }]
  })
}
