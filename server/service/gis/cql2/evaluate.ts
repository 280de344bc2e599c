import type { Cell } from '../../rows.ts'
import { GEOMETRY } from './check.ts'
import type { Expression, Operation } from './expression.ts'
import { createLike } from './like.ts'
import { compareInstants, isTemporal, related, type Instant, type Interval } from './temporal.ts'

/** What an expression comes to at one feature; null is unknown, as in SQL. */
type Value = Cell | Instant | Interval
/** Asked of a feature by its place in its collection. */
type Evaluated<Result = Value> = (at: number) => Result | null
export type Truth = Evaluated<boolean>

/** What a filter is asked of. */
export interface Features {
  /** The values of an attribute, by place; days are ISO dates. */
  readonly column: (name: string) => readonly Cell[]
  readonly hasGeometry: (at: number) => boolean
  /** A spatial predicate, ready to be asked. */
  readonly spatial: (operation: Operation) => Truth
}

/** Makes a checked filter into a function of a feature: true, false, or null where what it rests on is unknown. */
export function evaluated(filter: Expression, features: Features): Truth {
  return compile(filter) as Truth

  function compile(part: Expression): Evaluated {
    if (typeof part !== 'object') return () => part
    if ('op' in part) return ofOperation(part)
    if ('property' in part) {
      if (part.property === GEOMETRY) return (at) => (features.hasGeometry(at) ? true : null)
      const column = features.column(part.property)
      return (at) => column[at] ?? null
    }
    if ('date' in part) return () => part.date
    if ('timestamp' in part) {
      const instant = Date.parse(part.timestamp.toUpperCase())
      return () => instant
    }
    if ('interval' in part) return intervalOf(part.interval)
    return () => true
  }

  function intervalOf([start, end]: readonly Expression[]): Evaluated<Interval> {
    const of = (part: Expression, open: number): Evaluated<Instant> => {
      if (part === '..') return () => open
      if (typeof part !== 'string') return compile(part) as Evaluated<Instant>
      const instant = part.length > 10 ? Date.parse(part.toUpperCase()) : part
      return () => instant
    }
    const ends = [of(start!, -Infinity), of(end!, Infinity)] as const
    return (at) => {
      const [from, to] = [ends[0](at), ends[1](at)]
      return from === null || to === null ? null : [from, to]
    }
  }

  function ofOperation(part: Operation): Evaluated {
    const { op, args } = part
    if (op.startsWith('s_')) return features.spatial(part)
    if (op === 'in') {
      const [value, list] = args as [Expression, readonly Expression[]]
      const left = compile(value)
      const among = list.map(compile)
      return (at) => any(among.map((one) => compare(left(at), one(at), (order) => order === 0)))
    }
    const of = (args as readonly Expression[]).map(compile)
    const [a, b, c] = of as [Evaluated, Evaluated, Evaluated]
    if (isTemporal(op)) {
      return (at) => {
        const [left, right] = [asInterval(a(at)), asInterval(b(at))]
        return left && right && related(op, left, right)
      }
    }
    switch (op) {
      case 'and':
        return (at) => every((of as Truth[]).map((one) => one(at)))
      case 'or':
        return (at) => any((of as Truth[]).map((one) => one(at)))
      case 'not':
        return (at) => not(a(at) as boolean | null)
      case '=':
        return (at) => compare(a(at), b(at), (order) => order === 0)
      case '<>':
        return (at) => compare(a(at), b(at), (order) => order !== 0)
      case '<':
        return (at) => compare(a(at), b(at), (order) => order < 0)
      case '>':
        return (at) => compare(a(at), b(at), (order) => order > 0)
      case '<=':
        return (at) => compare(a(at), b(at), (order) => order <= 0)
      case '>=':
        return (at) => compare(a(at), b(at), (order) => order >= 0)
      case 'between':
        return (at) => {
          const value = a(at)
          return every([
            compare(value, b(at), (order) => order >= 0),
            compare(value, c(at), (order) => order <= 0),
          ])
        }
      case 'like': {
        // A pattern is a text that no feature changes.
        const like = createLike(b(0) as string)
        return (at) => {
          const text = a(at)
          return typeof text === 'string' ? like(text) : null
        }
      }
      case 'isNull':
        return (at) => a(at) === null
      case 'casei':
        return (at) => folded(a(at), (text) => text.toUpperCase().toLowerCase())
      case 'accenti':
        return (at) =>
          folded(a(at), (text) =>
            text
              .normalize('NFD')
              .replace(/\p{Mn}+/gu, '')
              .normalize('NFC'),
          )
      default: {
        const calculate = ARITHMETIC[op as keyof typeof ARITHMETIC]
        return (at) => {
          const [left, right] = [a(at), b(at)]
          if (typeof left !== 'number' || typeof right !== 'number') return null
          const result = calculate(left, right)
          // What is divided by nothing is not known.
          return Number.isFinite(result) ? result : null
        }
      }
    }
  }
}

const ARITHMETIC = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  div: (a: number, b: number) => Math.trunc(a / b),
  '^': (a: number, b: number) => a ** b,
}

const folded = (value: Value | null, fold: (text: string) => string): string | null =>
  typeof value === 'string' ? fold(value) : null

function compare(a: Value | null, b: Value | null, holds: (order: number) => boolean): boolean | null {
  if (a === null || b === null) return null
  if (typeof a === typeof b && typeof a !== 'object')
    return holds(a === b ? 0 : (a as string) < (b as string) ? -1 : 1)
  return holds(compareInstants(a as Instant, b as Instant))
}

const asInterval = (value: Value | null): Interval | null =>
  value === null
    ? null
    : Array.isArray(value)
      ? (value as unknown as Interval)
      : [value as Instant, value as Instant]

const not = (value: boolean | null): boolean | null => (value === null ? null : !value)
/** Kleene's conjunction: false if one is, else unknown if one is. */
const every = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(false) ? false : values.includes(null) ? null : true
const any = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(true) ? true : values.includes(null) ? null : false
