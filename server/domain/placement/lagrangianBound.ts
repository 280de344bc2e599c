import { EPSILON, type CoverProblem } from './cover-problem.ts'

const LEVELS = 64
const ITERATIONS = 300

/**
 * An upper bound (persons) on what any choice of sites covers: the Lagrangian relaxation of "nobody is served twice"
 * (Pirkul and Schilling, 1991; Geoffrion, 1974; Held, Wolfe and Crowder's subgradient, 1974),
 *   L(λ) = Σ_i λ_i·need_i + the `posts` largest of h_c(λ),
 *   h_c(λ) = max Σ_i (1 − λ_i)·y_i  with  y_i ≤ need_i, Σ_i y_i ≤ capacity   (filled by ascending λ_i)
 * which is a bound for **every** λ in 0..1: so λ moves by 1/64 and the filling needs no sort. The least L found in 300
 * steps from λ = 0 and λ = 1 is returned; never under `reached`, the value of a choice already in hand.
 */
export function lagrangianBound(problem: CoverProblem, reached: number): number {
  const { need, posts, perSite } = problem
  let least = Infinity
  for (const from of [1, 0]) {
    const lambda = new Float64Array(need.length).fill(from)
    let stride = 1
    let stale = 0
    for (let k = 0; k < (from === 1 ? 1 : ITERATIONS); k++) {
      const level = Uint8Array.from(lambda, (value) => Math.round(value * LEVELS))
      const chosen = largest(fills(problem, level), posts, perSite)
      let bound = 0
      for (let i = 0; i < need.length; i++) bound += (level[i]! / LEVELS) * need[i]!
      for (const { value, times } of chosen) bound += value * times
      if (bound < least - EPSILON) {
        least = bound
        stale = 0
      } else if (++stale % 10 === 0) stride /= 2
      if (least <= reached + EPSILON) return Math.max(least, reached)
      if (!descend(problem, lambda, level, chosen, stride * (bound - reached))) break
    }
  }
  return Math.max(least, reached)
}

interface Chosen {
  readonly site: number
  readonly value: number
  readonly times: number
}

/** Moves λ against the subgradient need_i − Σ_c y_ic by Polyak's step; false when there is nowhere to go. */
function descend(
  problem: CoverProblem,
  lambda: Float64Array,
  level: Uint8Array,
  chosen: readonly Chosen[],
  distance: number,
): boolean {
  const slack = problem.need.slice()
  for (const { site, times } of chosen)
    serve(problem, site, level, (i, people) => (slack[i]! -= people * times))
  let norm = 0
  for (let i = 0; i < slack.length; i++) {
    if ((lambda[i] === 0 && slack[i]! > 0) || (lambda[i] === 1 && slack[i]! < 0)) slack[i] = 0
    norm += slack[i]! * slack[i]!
  }
  if (!(norm > 0)) return false
  for (let i = 0; i < slack.length; i++)
    lambda[i] = Math.min(1, Math.max(0, lambda[i]! - (distance / norm) * slack[i]!))
  return true
}

/** h_c(λ) of every site, persons. */
function fills({ start, commune, need, capacity }: CoverProblem, level: Uint8Array): Float64Array {
  const buckets = new Float64Array(LEVELS + 1)
  return Float64Array.from({ length: start.length - 1 }, (_, site) => {
    buckets.fill(0)
    for (let r = start[site]!; r < start[site + 1]!; r++) buckets[level[commune[r]!]!]! += need[commune[r]!]!
    let room = capacity
    let value = 0
    for (let l = 0; l < LEVELS && room > 0; l++) {
      const people = Math.min(room, buckets[l]!)
      room -= people
      value += people * (1 - l / LEVELS)
    }
    return value
  })
}

/** The `posts` largest values, each site as often as it may be used, ties by site. */
function largest(values: Float64Array, posts: number, perSite: number): Chosen[] {
  const order = Array.from(values, (_, site) => site).sort((a, b) => values[b]! - values[a]! || a - b)
  const chosen: Chosen[] = []
  for (let left = posts, k = 0; left > 0 && k < order.length; k++) {
    const times = Math.min(left, perSite)
    chosen.push({ site: order[k]!, value: values[order[k]!]!, times })
    left -= times
  }
  return chosen
}

/** Whom the filling of `site` takes: ascending λ, in proportion to the need inside the last level. */
function serve(
  { start, commune, need, capacity }: CoverProblem,
  site: number,
  level: Uint8Array,
  take: (commune: number, people: number) => void,
): void {
  const buckets = new Float64Array(LEVELS + 1)
  for (let r = start[site]!; r < start[site + 1]!; r++) buckets[level[commune[r]!]!]! += need[commune[r]!]!
  let room = capacity
  const share = buckets.map((people, l) => {
    if (l === LEVELS || !(people > 0)) return 0
    const part = Math.min(1, room / people)
    room -= part * people
    return part
  })
  for (let r = start[site]!; r < start[site + 1]!; r++) {
    const i = commune[r]!
    if (share[level[i]!]! > 0) take(i, need[i]! * share[level[i]!]!)
  }
}
