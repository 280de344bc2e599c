import type { Pairs } from '../travel/pairs.ts'
import { transpose, type Transposed } from '../travel/transpose.ts'

/** Why a fit cannot be had; `cabinet` and `commune` are indices, `patients` what has no place, persons. */
export type FitFailure =
  | { readonly kind: 'cabinet sans demande'; readonly cabinet: number; readonly patients: number }
  | { readonly kind: 'plafond infaisable'; readonly commune: number; readonly patients: number }

export interface Fit {
  /** T_ij, persons, aligned on the pairs; the totals of the cabinets are exact. */
  readonly flows: Float64Array
  readonly iterations: number
  /** Largest (Σ_j T_ij − cap_i)/cap_i that is left. */
  readonly largestViolation: number
  /** Communes whose cap binds. */
  readonly binding: number
  /** Empty when the fit is what the method asks for. */
  readonly failures: readonly FitFailure[]
}

export interface FitOptions {
  readonly tolerance: number
  readonly maxIterations: number
  /** The transposed pairs when the caller has them already. */
  readonly transposed?: Transposed
}

/**
 * Iterative proportional fitting of `seed` to the cabinets' `totals`, no commune above its cap (method §4.5):
 *   T_ij = r_i·c_j·T⁰_ij,  c_j = C_j / Σ_i r_i·T⁰_ij,  r_i = min(1, cap_i / Σ_j c_j·T⁰_ij)
 * until the largest relative violation is under `tolerance`; the fit closest to the seed in Kullback–Leibler distance
 * (Csiszár, 1975; r_i may rise again, as Dykstra asks for inequalities). Only the cabinets that reach a capped commune
 * are fitted again. A cabinet that no demand reaches, or caps that cannot hold its patients, come back **by name**
 * in `failures`: the flows then keep the totals and break the named caps.
 */
export function cappedIpf(
  pairs: Pairs,
  seed: Float64Array,
  totals: ArrayLike<number>,
  caps: ArrayLike<number>,
  options: FitOptions,
): Fit {
  const failures: FitFailure[] = []
  const column = new Float64Array(pairs.cabinets)
  const reached = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++) {
    let sum = 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) sum += seed[p]!
    if (!(totals[j]! > 0)) continue
    if (!(sum > 0)) {
      failures.push({ kind: 'cabinet sans demande', cabinet: j, patients: totals[j]! })
      continue
    }
    const c = (column[j] = totals[j]! / sum)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) reached[pairs.commune[p]!]! += c * seed[p]!
  }
  const row = new Float64Array(pairs.communes).fill(1)
  const capped: number[] = []
  for (let i = 0; i < pairs.communes; i++)
    if (reached[i]! > caps[i]! * (1 + options.tolerance)) capped.push(i)
  const fitted = capped.length > 0 ? fitCapped(pairs, seed, totals, caps, options, row, column, capped) : null
  const flows = new Float64Array(seed.length)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      flows[p] = seed[p]! * column[j]! * row[pairs.commune[p]!]!
  for (const { commune, patients } of fitted?.over ?? [])
    failures.push({ kind: 'plafond infaisable', commune, patients })
  return {
    flows,
    iterations: 1 + (fitted?.iterations ?? 0),
    largestViolation: fitted?.violation ?? 0,
    binding: fitted?.binding ?? 0,
    failures,
  }
}

interface Capped {
  readonly iterations: number
  readonly violation: number
  readonly binding: number
  readonly over: readonly { commune: number; patients: number }[]
}

/** Fits `row` and `column` in place, starting from the communes above their cap and widening as others reach it. */
function fitCapped(
  pairs: Pairs,
  seed: Float64Array,
  totals: ArrayLike<number>,
  caps: ArrayLike<number>,
  { tolerance, maxIterations, transposed = transpose(pairs) }: FitOptions,
  row: Float64Array,
  column: Float64Array,
  first: readonly number[],
): Capped {
  const inRows = new Uint8Array(pairs.communes)
  const inColumns = new Uint8Array(pairs.cabinets)
  const watched = new Uint8Array(pairs.communes)
  const rows: number[] = []
  const columns: number[] = []
  const watch: number[] = []
  const engage = (i: number): void => {
    if (inRows[i]) return
    inRows[i] = 1
    rows.push(i)
    for (let q = transposed.start[i]!; q < transposed.start[i + 1]!; q++) {
      const j = transposed.cabinet[q]!
      if (inColumns[j] || column[j] === 0 || seed[transposed.pair[q]!] === 0) continue
      inColumns[j] = 1
      columns.push(j)
      for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
        const other = pairs.commune[p]!
        if (watched[other]) continue
        watched[other] = 1
        watch.push(other)
      }
    }
  }
  const load = (i: number): number => {
    let sum = 0
    for (let q = transposed.start[i]!; q < transposed.start[i + 1]!; q++)
      sum += seed[transposed.pair[q]!]! * column[transposed.cabinet[q]!]!
    return sum
  }
  first.forEach(engage)
  let iterations = 0
  let violation = Infinity
  while (violation > tolerance && iterations < maxIterations) {
    iterations++
    for (const i of rows) row[i] = Math.min(1, caps[i]! / load(i))
    for (const j of columns) {
      let sum = 0
      for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) sum += seed[p]! * row[pairs.commune[p]!]!
      if (sum > 0) column[j] = totals[j]! / sum
    }
    violation = 0
    for (const i of watch) {
      const ratio = (row[i]! * load(i)) / caps[i]!
      const wrong = row[i]! < 1 ? Math.abs(ratio - 1) : ratio - 1
      if (wrong > violation) violation = wrong
      if (wrong > tolerance) engage(i)
    }
  }
  const over: { commune: number; patients: number }[] = []
  let binding = 0
  for (const i of rows) {
    const excess = row[i]! * load(i) - caps[i]!
    if (row[i]! < 1) binding++
    if (excess > caps[i]! * tolerance && violation > tolerance) over.push({ commune: i, patients: excess })
  }
  over.sort((a, b) => a.commune - b.commune)
  return { iterations, violation, binding, over }
}
