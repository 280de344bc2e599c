import { isDay } from '../filters.ts'
import { isInstant } from '../moment.ts'
import type { Fields } from '../fields.ts'
import { attributeOf } from '../former-names.ts'
import { filterProblem, type Expression, type Operation, type Places } from './expression.ts'

/** What an expression comes to. */
type Kind = 'condition' | 'number' | 'text' | 'instant' | 'interval' | 'geometry'

/** How a filter calls the geometry of a feature. */
export const GEOMETRY = 'geometry'

const CALLED: Readonly<Record<Kind, string>> = {
  condition: 'a condition (true or false)',
  number: 'a number',
  text: 'a text',
  instant: "a day or an instant, such as DATE('2026-07-01')",
  interval: "an interval, such as INTERVAL('2026-01-01','..')",
  geometry: 'a geometry',
}

/** The attributes a filter rests on, by the names that it gives them, once each of its parts is known to fit the others. */
export interface Checked {
  readonly names: readonly string[]
}

/**
 * Holds a filter to the attributes of a collection: each name is one of them, and each operator gets what it takes.
 * @throws Problem that says where, what is wrong and what would do.
 */
export function check(filter: Expression, fields: Fields, queryables: string, places: Places): Checked {
  const names = new Set<string>()
  if (kindOf(filter, 'the whole') !== 'condition')
    throw filterProblem(where(filter, 'the whole'), 'a condition is expected, such as population > 1000')
  return { names: [...names] }

  function where(part: unknown, otherwise: string): string {
    return (typeof part === 'object' && part !== null ? places.get(part) : undefined) ?? otherwise
  }

  function kindOf(part: Expression, parent: string): Kind {
    const place = where(part, parent)
    if (typeof part === 'boolean') return 'condition'
    if (typeof part === 'number') return 'number'
    if (typeof part === 'string') return 'text'
    if ('op' in part) return ofOperation(part, place)
    if ('property' in part) return ofAttribute(part.property, place)
    if ('date' in part) {
      if (!isDay(part.date))
        throw filterProblem(place, `${part.date} is no day that exists, such as 2026-07-01`)
      return 'instant'
    }
    if ('timestamp' in part) {
      if (!isInstant(part.timestamp))
        throw filterProblem(
          place,
          `${part.timestamp} is no instant that exists, such as 2026-07-01T12:00:00Z`,
        )
      return 'instant'
    }
    if ('interval' in part) {
      for (const end of part.interval) ofEnd(end, place)
      return 'interval'
    }
    return 'geometry'
  }

  function ofAttribute(name: string, place: string): Kind {
    if (name === GEOMETRY) return 'geometry'
    const own = attributeOf(fields, name)
    if (own === undefined) {
      throw filterProblem(
        place,
        `no attribute is called ${JSON.stringify(name)}; ${queryables} names all of them`,
      )
    }
    names.add(name)
    const { format, type } = fields[own]!
    if (format === 'date') return 'instant'
    return ({ string: 'text', boolean: 'condition', number: 'number', integer: 'number' } as const)[type]
  }

  /** An end of an interval: a text that is a day, an instant or .., or an attribute. */
  function ofEnd(end: Expression, place: string): void {
    if (typeof end === 'string') {
      if (end === '..' || isDay(end) || isInstant(end)) return
      throw filterProblem(
        place,
        `${JSON.stringify(end)} ends no interval: a day, an instant or .. is expected`,
      )
    }
    expectKind(end, ['instant'], place)
  }

  function expectKind(part: Expression, wanted: readonly Kind[], parent: string): Kind {
    const kind = kindOf(part, parent)
    // A text that is a day may stand for it, as in most tools.
    const asDay = kind === 'text' && typeof part === 'string' && isDay(part) && wanted.includes('instant')
    if (asDay && !wanted.includes('text')) return 'instant'
    if (!wanted.includes(kind))
      throw filterProblem(
        where(part, parent),
        `${wanted.map((one) => CALLED[one]).join(' or ')} is expected, but this is ${CALLED[kind]}`,
      )
    return kind
  }

  /** That all are of one kind; which one, the first tells, or an attribute among days written as texts. */
  function expectSame(parts: readonly Expression[], wanted: readonly Kind[], place: string): void {
    const kinds = parts.map((part) => expectKind(part, wanted, place))
    const first = kinds.includes('instant') ? 'instant' : kinds[0]!
    for (const part of parts) expectKind(part, [first], place)
  }

  function ofOperation({ op, args }: Operation, place: string): Kind {
    const given = args.flat() as readonly Expression[]
    switch (op) {
      case 'and':
      case 'or':
      case 'not':
        for (const arg of given) expectKind(arg, ['condition'], place)
        return 'condition'
      case '=':
      case '<>':
      case '<':
      case '>':
      case '<=':
      case '>=':
      case 'in':
        expectSame(given, ['text', 'number', 'instant', 'condition'], place)
        return 'condition'
      case 'between':
        expectSame(given, ['text', 'number', 'instant'], place)
        return 'condition'
      case 'like':
        for (const arg of given) expectKind(arg, ['text'], place)
        if (!isPattern(given[1]!))
          throw filterProblem(
            place,
            'LIKE compares with a text, in which % stands for any signs and _ for one',
          )
        return 'condition'
      case 'isNull':
        kindOf(given[0]!, place)
        return 'condition'
      case 'casei':
      case 'accenti':
        expectKind(given[0]!, ['text'], place)
        return 'text'
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
      case 'div':
      case '^':
        for (const arg of given) expectKind(arg, ['number'], place)
        return 'number'
      default:
        for (const arg of given)
          expectKind(arg, op.startsWith('s_') ? ['geometry'] : ['instant', 'interval'], place)
        return 'condition'
    }
  }
}

/** A text, or one whose case or accents do not count. */
const isPattern = (part: Expression): boolean =>
  typeof part === 'string' ||
  (typeof part === 'object' &&
    'op' in part &&
    (part.op === 'casei' || part.op === 'accenti') &&
    isPattern(part.args[0] as Expression))
