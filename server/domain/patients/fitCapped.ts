import type { Pairs } from '../travel/pairs.ts'
import type { Transposed } from '../travel/transpose.ts'

/** The matrix to fit, its margins, and the factors that are fitted in place. */
export interface CappedProblem {
  readonly pairs: Pairs
  readonly transposed: Transposed
  readonly seed: Float64Array
  /** Σ_i seed by cabinet. */
  readonly columnSum: Float64Array
  readonly totals: ArrayLike<number>
  readonly caps: ArrayLike<number>
  /** r_i and c_j so far: T_ij = r_i·c_j·seed. */
  readonly row: Float64Array
  readonly column: Float64Array
  readonly tolerance: number
  readonly maxIterations: number
}

export interface CappedResult {
  readonly iterations: number
  /** False when the caps cannot hold the totals, or not within the iterations allowed. */
  readonly converged: boolean
  /** Communes engaged, capped or released again, and those still over their cap; ascending. */
  readonly rows: readonly number[]
}

/** Caps that cannot hold drive the factors apart without end; no fit that exists goes near this. */
const VANISHING = 1e-12

/**
 * Fits the communes `over` their cap, and those that their neighbours' patients push over it in turn. Only the entries of
 * engaged communes are read in the inner loop, since a column's sum changes by them alone: Σ_i r_i·seed = S_j −
 * Σ_engaged (1 − r_i)·seed. Some hundred communes in place of 35,000 make a draw of the country affordable.
 */
export function fitCapped(problem: CappedProblem, over: readonly number[]): CappedResult {
  const { pairs, columnSum, totals, caps, row, tolerance, maxIterations } = problem
  const engaged = new Uint8Array(pairs.communes)
  const rows: number[] = []
  let fresh = over
  let iterations = 0
  let violation = 0
  let diverging = false
  while (fresh.length > 0 && iterations < maxIterations && !diverging) {
    for (const i of fresh) engaged[i] = 1
    rows.push(...fresh)
    const entries = entriesOf(rows, problem)
    for (violation = Infinity; iterations < maxIterations; iterations++) {
      violation = 0
      entries.lowered.fill(0)
      for (let k = 0; k < rows.length; k++) {
        const i = rows[k]!
        let load = 0
        for (let e = entries.start[k]!; e < entries.start[k + 1]!; e++)
          load += entries.seed[e]! * entries.factor[entries.column[e]!]!
        const ratio = (row[i]! * load) / caps[i]!
        violation = Math.max(violation, row[i]! < 1 ? Math.abs(ratio - 1) : ratio - 1)
        row[i] = Math.min(1, caps[i]! / load)
        if (row[i]! < VANISHING) diverging = true
        for (let e = entries.start[k]!; e < entries.start[k + 1]!; e++)
          entries.lowered[entries.column[e]!]! += entries.seed[e]! * (1 - row[i]!)
      }
      for (let c = 0; c < entries.columns.length; c++) {
        const j = entries.columns[c]!
        const left = columnSum[j]! - entries.lowered[c]!
        if (left > 0) entries.factor[c] = totals[j]! / left
      }
      if (violation <= tolerance || diverging) break
    }
    makeExact(entries.columns, problem)
    fresh = newlyOver(entries.columns, engaged, problem)
  }
  rows.push(...fresh)
  const converged = fresh.length === 0 && violation <= tolerance
  return { iterations, converged, rows: rows.sort((a, b) => a - b) }
}

/** The entries of some communes, with their cabinets numbered from 0. */
interface Entries {
  readonly columns: readonly number[]
  readonly start: Int32Array
  readonly column: Int32Array
  readonly seed: Float64Array
  readonly factor: Float64Array
  readonly lowered: Float64Array
}

function entriesOf(rows: readonly number[], { transposed, seed, column }: CappedProblem): Entries {
  const columns: number[] = []
  const local = new Map<number, number>()
  const start = [0]
  const at: number[] = []
  const value: number[] = []
  for (const i of rows) {
    for (let q = transposed.start[i]!; q < transposed.start[i + 1]!; q++) {
      const j = transposed.cabinet[q]!
      if (column[j] === 0 || seed[transposed.pair[q]!] === 0) continue
      if (!local.has(j)) {
        local.set(j, columns.length)
        columns.push(j)
      }
      at.push(local.get(j)!)
      value.push(seed[transposed.pair[q]!]!)
    }
    start.push(at.length)
  }
  return {
    columns,
    start: Int32Array.from(start),
    column: Int32Array.from(at),
    seed: Float64Array.from(value),
    factor: Float64Array.from(columns, (j) => column[j]!),
    lowered: new Float64Array(columns.length),
  }
}

/** Sets the factors of `columns` from their full sums, so that the totals are exact whatever was cancelled above. */
function makeExact(columns: readonly number[], { pairs, seed, totals, row, column }: CappedProblem): void {
  for (const j of columns) {
    let sum = 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) sum += seed[p]! * row[pairs.commune[p]!]!
    if (sum > 0) column[j] = totals[j]! / sum
  }
}

/** Communes that the changed `columns` reach, not engaged yet and over their cap now; ascending. */
function newlyOver(columns: readonly number[], engaged: Uint8Array, problem: CappedProblem): number[] {
  const { pairs, caps, tolerance } = problem
  const seen = new Set<number>()
  for (const j of columns)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      if (!engaged[i]) seen.add(i)
    }
  return [...seen].filter((i) => loadOf(i, problem) > caps[i]! * (1 + tolerance)).sort((a, b) => a - b)
}

/** Σ_j c_j·seed of commune i, persons if its factor were 1. */
export function loadOf(i: number, { transposed, seed, column }: CappedProblem): number {
  let load = 0
  for (let q = transposed.start[i]!; q < transposed.start[i + 1]!; q++)
    load += seed[transposed.pair[q]!]! * column[transposed.cabinet[q]!]!
  return load
}
