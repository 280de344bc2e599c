import { Cover, coverOf } from './cover.ts'
import { mayStand, type CoverProblem } from './cover-problem.ts'
import { gainsOf } from './exchange.ts'

/** Persons under which two choices are told alike: half the step that counts of a scenario are rounded to. */
export const TIE_PERSONS = 10
/** Gains worked out before the search is cut short: a count and not a clock, as in `exchange`. */
const MOST_TRIALS = 40_000
/** Of equivalent sites, so many are named. */
const NAMED = 10

/** Where one post could stand just as well. */
export interface Equivalents {
  /** Nearest to the people first. */
  readonly sites: readonly number[]
  readonly count: number
  /** Not every site could be tried: there may be more. */
  readonly atLeast: boolean
}

/**
 * For each post of a choice, the other sites to which it could move, the others left where they are, while every
 * problem (people, and the least served where they come first) keeps its cover to within `TIE_PERSONS`.
 */
export function equivalentSites(problems: readonly CoverProblem[], sites: readonly number[]): Equivalents[] {
  const alone = problems.map((problem) => gainsOf(problem, new Cover(problem)))
  const values = problems.map((problem) => coverOf(problem, sites).value)
  let trials = 0
  return sites.map((own, k) => {
    const left = sites.toSpliced(k, 1)
    const others = problems.map((problem) => coverOf(problem, left))
    const least = others.map(({ value }, p) => values[p]! - value - TIE_PERSONS)
    const found: number[] = []
    let atLeast = false
    for (let site = 0; site < alone[0]!.length; site++) {
      if (site === own || !mayStand(problems[0]!, site, left)) continue
      if (alone.some((gains) => !(gains[site]! > 0)) || alone.some((gains, p) => gains[site]! < least[p]!))
        continue
      if (trials >= MOST_TRIALS) {
        atLeast = true
        break
      }
      trials += problems.length
      if (others.every((cover, p) => cover.gain(site) >= least[p]!)) found.push(site)
    }
    const minutes = new Map(found.map((site) => [site, Math.round(others[0]!.minutes(site) * 1000)]))
    found.sort((a, b) => compareMinutes(minutes.get(a)!, minutes.get(b)!) || a - b)
    return { sites: found.slice(0, NAMED), count: found.length, atLeast }
  })
}

const compareMinutes = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
