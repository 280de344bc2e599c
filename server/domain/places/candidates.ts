import type { Verdict } from './model.ts'
import type { Hit } from './name-index.ts'

/** A commune this many times larger is what a short name means, most often. */
export const MUCH_LARGER = 10

/** A settlement found, once, by the best of its names. */
export interface Candidate {
  readonly at: number
  readonly hit: Hit
  /** 0: may be what is meant; 1: offered after those. */
  readonly tier: 0 | 1
  readonly population: number
  readonly weight: number
}

/** Better ways of being found come first. */
const ORDER = ['whole', 'bare', 'former', 'everyday', 'begins', 'words', 'similar', 'code']
const order = ({ match, name }: Hit): number => ORDER.indexOf(match) * 2 + (name.written === null ? 0 : 1)

/** What a beginning of an everyday name counts for: La Villette is no wish of who types `ville`. */
const HINT = 100

/**
 * Population, tenfold for a whole name of today and for a name one edit away: what the ten times of the verdict mean. A
 * merged commune whose name only begins so is smaller than the commune it belongs to, nobody says by how much: a tenth.
 */
function weightOf({ match, edits, name }: Hit, population: number): number {
  if (match === 'begins' && name.kind !== 'whole')
    return population / (name.kind === 'former' ? MUCH_LARGER : HINT)
  return match === 'whole' || match === 'bare' || edits === 1 ? population * MUCH_LARGER : population
}

/** Gathers the settlements found. */
export class Candidates {
  readonly #found = new Map<number, Candidate>()

  readonly #populationAt: (at: number) => number

  constructor(populationAt: (at: number) => number) {
    this.#populationAt = populationAt
  }

  get size(): number {
    return this.#found.size
  }

  /** Keeps `hit`, unless the settlement at `at` is there already by a better name. */
  add(at: number, hit: Hit, tier: 0 | 1 = 0): void {
    const known = this.#found.get(at)
    if (known && (known.tier < tier || (known.tier === tier && order(known.hit) <= order(hit)))) return
    const population = this.#populationAt(at)
    this.#found.set(at, { at, hit, tier, population, weight: weightOf(hit, population) })
  }

  /** What the first of them counts for, 0 without any: persons. */
  get heaviest(): number {
    let most = 0
    for (const { weight } of this.#found.values()) most = Math.max(most, weight)
    return most
  }

  get all(): readonly Candidate[] {
    return [...this.#found.values()]
  }
}

const before = (a: Candidate, b: Candidate): number => a.tier - b.tier || b.weight - a.weight || a.at - b.at

/** The same with a candidate before the others, whatever its size: the one that is certain. */
export function firstOfCertain(all: readonly Candidate[], limit: number): Candidate[] {
  const only = all.find(({ tier, hit }) => tier === 0 && hit.match === 'whole' && hit.name.kind === 'whole')
  const rest = firstOf(
    all.filter((one) => one !== only),
    limit - (only ? 1 : 0),
  )
  return only ? [only, ...rest] : rest
}

/** The first `limit` in order: thousands begin with `saint`, and a few are wanted. */
export function firstOf(all: readonly Candidate[], limit: number): Candidate[] {
  if (all.length <= limit || limit > 100) return [...all].sort(before).slice(0, limit)
  if (limit === 0) return []
  const kept: Candidate[] = []
  for (const one of all) {
    if (kept.length === limit && before(one, kept[limit - 1]!) >= 0) continue
    let at = kept.length
    while (at > 0 && before(kept[at - 1]!, one) > 0) at--
    kept.splice(at, 0, one)
    if (kept.length > limit) kept.pop()
  }
  return kept
}

/**
 * What to do with what was found. `clean`: every word of the text was understood. Certain is only one whole current name
 * that no commune ten times larger begins with, or bears otherwise.
 */
export function verdictOf(all: readonly Candidate[], clean: boolean): Verdict {
  const meant = all.filter(({ tier }) => tier === 0)
  const [top] = firstOf(meant, 1)
  if (!top) return all.length === 0 ? 'none' : all.length === 1 ? 'question' : 'choice'
  const wholes = meant.filter(({ hit }) => hit.match === 'whole' && hit.name.kind === 'whole')
  const others = (one: Candidate): number =>
    meant.reduce((most, { at, population }) => (at === one.at ? most : Math.max(most, population)), 0)
  if (wholes.length === 1) {
    const [only] = wholes as [Candidate]
    const rival = meant.reduce(
      (most, { at, population, hit }) =>
        at !== only.at && (hit.match !== 'begins' || hit.name.kind === 'whole')
          ? Math.max(most, population)
          : most,
      0,
    )
    if (rival >= MUCH_LARGER * only.population) return 'choice'
    // « Lamentin » is a commune of Guadeloupe, and what Martinique calls Le Lamentin.
    if (meant.some(({ hit, population }) => hit.match === 'bare' && population > only.population))
      return 'choice'
    return clean ? 'certain' : top.at === only.at ? 'question' : 'choice'
  }
  if (wholes.length > 1 && top.hit.name.kind !== 'whole') return 'choice'
  const named = meant.some(({ hit }) => ['whole', 'former', 'everyday'].includes(hit.match))
  if (named && top.hit.match === 'begins') return 'choice'
  if (top.hit.match === 'similar' && meant.some(({ hit }) => hit.match !== 'similar')) return 'choice'
  return meant.length === 1 || top.population >= MUCH_LARGER * others(top) ? 'question' : 'choice'
}
