import type { Geometry } from 'geojson'
import { badInput, type Problem } from '../../../contract/problem.ts'

/** A filter or a part of one: CQL2 JSON (OGC 21-065r2, §8.3), which the text is read into as well. */
export type Expression =
  | boolean
  | number
  | string
  | { readonly property: string }
  | { readonly date: string }
  | { readonly timestamp: string }
  | { readonly interval: readonly Expression[] }
  | { readonly bbox: readonly number[] }
  | Geometry
  | Operation

/** `in` has its list as second argument. */
export interface Operation {
  readonly op: Operator
  readonly args: readonly (Expression | readonly Expression[])[]
}

/** How often each operator takes an argument: at least, at most. */
const ARGUMENTS = {
  and: [2, Infinity],
  or: [2, Infinity],
  not: [1, 1],
  '=': [2, 2],
  '<>': [2, 2],
  '<': [2, 2],
  '>': [2, 2],
  '<=': [2, 2],
  '>=': [2, 2],
  like: [2, 2],
  between: [3, 3],
  in: [2, 2],
  isNull: [1, 1],
  '+': [2, 2],
  '-': [2, 2],
  '*': [2, 2],
  '/': [2, 2],
  '%': [2, 2],
  div: [2, 2],
  '^': [2, 2],
  casei: [1, 1],
  accenti: [1, 1],
  s_intersects: [2, 2],
  s_disjoint: [2, 2],
  s_within: [2, 2],
  s_contains: [2, 2],
  t_after: [2, 2],
  t_before: [2, 2],
  t_contains: [2, 2],
  t_disjoint: [2, 2],
  t_during: [2, 2],
  t_equals: [2, 2],
  t_finishedBy: [2, 2],
  t_finishes: [2, 2],
  t_intersects: [2, 2],
  t_meets: [2, 2],
  t_metBy: [2, 2],
  t_overlappedBy: [2, 2],
  t_overlaps: [2, 2],
  t_startedBy: [2, 2],
  t_starts: [2, 2],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>
export type Operator = keyof typeof ARGUMENTS

export const isOperator = (op: string): op is Operator => Object.hasOwn(ARGUMENTS, op)

/** Operators written as a function in text, by their lower-case spelling. */
export const FUNCTIONS: ReadonlyMap<string, Operator> = new Map(
  Object.keys(ARGUMENTS)
    .filter((op) => /^([st]_|casei|accenti)/.test(op))
    .map((op) => [op.toLowerCase(), op as Operator]),
)

/** More than this is refused: nesting, parts, positions of a geometry. */
const MOST = { depth: 40, parts: 1_000, positions: 5_000 } as const

/** A filter that cannot be understood: where, what is wrong, and what would do. */
export const filterProblem = (where: string, message: string): Problem =>
  badInput([{ path: 'filter', message: `${where}: ${message}` }])

/** Where each part of a filter stands, for whoever reads that it is wrong. */
export type Places = WeakMap<object, string>

/** Counts what a filter is made of while it is read. @throws Problem where it is too large. */
export function createBounds() {
  let parts = 0
  let positions = 0
  return {
    part(where: string, depth: number): void {
      if (depth > MOST.depth)
        throw filterProblem(where, `nested too deeply: at most ${MOST.depth} levels, take brackets away`)
      if (++parts > MOST.parts)
        throw filterProblem(where, `too long: at most ${MOST.parts} parts; ask in several requests`)
    },
    position(where: string): void {
      if (++positions > MOST.positions)
        throw filterProblem(where, `at most ${MOST.positions} positions: simplify the geometry`)
    },
  }
}
export type FilterBounds = ReturnType<typeof createBounds>

/** An operation with as many arguments as it takes. @throws Problem otherwise. */
export function operation(op: Operator, args: Operation['args'], where: string): Operation {
  const [least, most] = ARGUMENTS[op]
  if (args.length < least || args.length > most)
    throw filterProblem(
      where,
      `${op} takes ${most === Infinity ? `at least ${least}` : most} argument${most === 1 ? '' : 's'}, not ${args.length}`,
    )
  return { op, args }
}
