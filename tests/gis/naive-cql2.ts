import type { Expression, Operation } from '../../server/service/gis/cql2/expression.ts'
import type { Shape } from './gis-world.ts'

type Seen = string | number | boolean | null | readonly [unknown, unknown]

const day = (ms: number): string => {
  const parts = new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(ms)
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Both as numbers that compare: milliseconds, or days when one is only a day. */
function comparable(a: unknown, b: unknown): [number | string, number | string] {
  if (a === -Infinity || a === Infinity || b === -Infinity || b === Infinity) {
    const rank = (one: unknown) => (one === -Infinity ? -1 : one === Infinity ? 1 : 0)
    return [rank(a), rank(b)]
  }
  if (typeof a === typeof b) return [a as number, b as number]
  return [typeof a === 'number' ? day(a) : (a as string), typeof b === 'number' ? day(b) : (b as string)]
}
const order = (a: unknown, b: unknown): number => {
  const [x, y] = comparable(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

/** LIKE by a regular expression: what the product must not do with a stranger's pattern. */
function like(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|%|_|[^\\%_]|\\/gsu, (sign, taken?: string) =>
    taken !== undefined ? escaped(taken) : sign === '%' ? '.*' : sign === '_' ? '.' : escaped(sign),
  )
  return new RegExp(`^(?:${source})$`, 'su').test(text)
}

/**
 * What a filter says of one feature, word for word as the standard has it and as slowly as can be; `spatial` is told by others.
 * Nothing of it is shared with the product.
 */
export function naively(
  part: Expression,
  feature: Shape,
  isDay: (name: string) => boolean,
  spatial: (part: Operation, feature: Shape) => boolean | null,
): Seen {
  const again = (one: unknown): Seen => naively(one as Expression, feature, isDay, spatial)
  if (typeof part !== 'object') return part
  if ('property' in part)
    return part.property === 'geometry'
      ? feature.geometry && 'there'
      : (feature.properties[part.property] as Seen)
  if ('date' in part) return part.date
  if ('timestamp' in part) return Date.parse(part.timestamp)
  if ('interval' in part) {
    const [from, to] = part.interval.map((end, at) =>
      end === '..'
        ? at === 0
          ? -Infinity
          : Infinity
        : typeof end === 'string' && end.length > 10
          ? Date.parse(end)
          : again(end),
    )
    return from === null || to === null ? null : [from, to]
  }
  if (!('op' in part)) return null
  if (part.op.startsWith('s_')) return spatial(part, feature)
  if (part.op === 'and' || part.op === 'or') {
    const ends = part.op === 'or'
    const seen = part.args.map(again)
    return seen.includes(ends) ? ends : seen.includes(null) ? null : !ends
  }
  if (part.op === 'in') {
    const [value, list] = part.args as [Expression, Expression[]]
    return again({ op: 'or', args: [...list, list[0]!].map((one) => ({ op: '=', args: [value, one] })) })
  }
  if (part.op === 'between') {
    const [value, least, most] = part.args as Expression[]
    const both = [
      { op: '>=', args: [value, least] },
      { op: '<=', args: [value, most] },
    ]
    return again({ op: 'and', args: both })
  }
  const [a, b] = part.args.map(again) as [Seen, Seen]
  if (part.op === 'isNull') return a === null
  if (a === null || (part.args.length > 1 && b === null)) return null
  const number = (value: number): number | null => (Number.isFinite(value) ? value : null)
  const [x, y] = [a as number, b as number]
  const [start, end] = Array.isArray(a) ? a : [a, a]
  const [from, to] = Array.isArray(b) ? b : [b, b]
  const [s, e, se, es] = [order(start, from), order(end, to), order(start, to), order(end, from)]
  const told: Record<string, () => Seen> = {
    not: () => !a,
    '=': () => order(a, b) === 0,
    '<>': () => order(a, b) !== 0,
    '<': () => order(a, b) < 0,
    '>': () => order(a, b) > 0,
    '<=': () => order(a, b) <= 0,
    '>=': () => order(a, b) >= 0,
    like: () => like(String(a), String(b)),
    casei: () => String(a).toLowerCase(),
    accenti: () => String(a).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC'),
    '+': () => number(x + y),
    '-': () => number(x - y),
    '*': () => number(x * y),
    '/': () => number(x / y),
    '%': () => number(x % y),
    div: () => number(Math.trunc(x / y)),
    '^': () => number(x ** y),
    t_after: () => se > 0,
    t_before: () => es < 0,
    t_contains: () => s < 0 && e > 0,
    t_disjoint: () => se > 0 || es < 0,
    t_during: () => s > 0 && e < 0,
    t_equals: () => s === 0 && e === 0,
    t_finishedBy: () => s < 0 && e === 0,
    t_finishes: () => s > 0 && e === 0,
    t_intersects: () => se <= 0 && es >= 0,
    t_meets: () => es === 0,
    t_metBy: () => se === 0,
    t_overlappedBy: () => s > 0 && se < 0 && e > 0,
    t_overlaps: () => s < 0 && es > 0 && e < 0,
    t_startedBy: () => s === 0 && e > 0,
    t_starts: () => s === 0 && e < 0,
  }
  return told[part.op]!()
}
