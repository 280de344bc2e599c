import type { Pairs } from '../travel/pairs.ts'
import { fitCapped, loadOf, type CappedProblem } from './fitCapped.ts'
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
  const columnSum = new Float64Array(pairs.cabinets)
  const reached = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++) {
    let sum = 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) sum += seed[p]!
    columnSum[j] = sum
    if (!(totals[j]! > 0)) continue
    if (!(sum > 0)) {
      failures.push({ kind: 'cabinet sans demande', cabinet: j, patients: totals[j]! })
      continue
    }
    const c = (column[j] = totals[j]! / sum)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) reached[pairs.commune[p]!]! += c * seed[p]!
  }
  const row = new Float64Array(pairs.communes).fill(1)
  const over: number[] = []
  for (let i = 0; i < pairs.communes; i++) if (reached[i]! > caps[i]! * (1 + options.tolerance)) over.push(i)
  const problem: CappedProblem = {
    ...options,
    pairs,
    seed,
    columnSum,
    totals,
    caps,
    row,
    column,
    transposed: over.length > 0 ? (options.transposed ?? transpose(pairs)) : NOTHING,
  }
  const fitted = fitCapped(problem, over)
  let largestViolation = 0
  let binding = 0
  for (const i of fitted.rows) {
    const excess = row[i]! * loadOf(i, problem) - caps[i]!
    if (row[i]! < 1) binding++
    largestViolation = Math.max(largestViolation, excess / caps[i]!)
    if (!fitted.converged && excess > caps[i]! * options.tolerance)
      failures.push({ kind: 'plafond infaisable', commune: i, patients: excess })
  }
  const flows = new Float64Array(seed.length)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      flows[p] = seed[p]! * column[j]! * row[pairs.commune[p]!]!
  return { flows, iterations: 1 + fitted.iterations, largestViolation, binding, failures }
}

const NOTHING: Transposed = { start: new Int32Array(), pair: new Int32Array(), cabinet: new Int32Array() }
