import type { Membership } from '../areas/membership.ts'
import { timeFactor } from '../draws/time-factors.ts'
import { spread } from '../draws/intervals.ts'
import type { StreamKey } from '../random/stream.ts'
import { LEAST_SHOWN, roundCount } from '../secrecy/round.ts'
import type { PublicReach } from './goal.ts'

/** What is known of the communes of a day: aligned on the allocation's. */
export interface GoalColumns {
  /** D_i: people with a chronic disease that Asalée follows, followed or not, persons. */
  readonly demand: Float64Array
  /** Minutes to the nearest cabinet that counts for sure; Infinity where none can be reached. */
  readonly sure: Float64Array
  /** The same were every cabinet of unknown status open, and every reduced one at full time. */
  readonly possible: Float64Array
  /** Names of the communes' times, `timeKeys`. */
  readonly keys: readonly StreamKey[]
}

/** One level as it may be published, aligned on its codes. */
export interface Reaches {
  /** Expected patients, rounded; null: under 11, or nobody (then `reach` has no share either). */
  readonly patients: readonly (number | null)[]
  readonly reach: readonly PublicReach[]
}

/** Communes drawn before others get a turn: some milliseconds. */
const STEP = 100

/**
 * The share of the expected patients of each area within `minutes` of a cabinet, with the 5th and 95th percentile of the draws in
 * which each commune's journeys are multiplied by its factor (method §6), those of every other figure where `draws` and `seed` are. D is a share of the standardised population, the roster and
 * the statuses are public: nothing is declared in it, so that it is rounded like every count and hides nothing else. Shares are rounded so
 * that none is told to reach what it does not.
 */
export function* reachesOf(
  area: Membership,
  { demand, sure, possible, keys }: GoalColumns,
  minutes: number,
  drawing: { readonly draws: number; readonly seed: number },
): Generator<void, Reaches> {
  const within = {
    sure: drawsWithin(sure, keys, minutes, drawing),
    possible: drawsWithin(possible, keys, minutes, drawing),
  }
  const patients: (number | null)[] = []
  const reach: PublicReach[] = []
  for (let a = 0; a < area.codes.length; a++) {
    const members: [number, number][] = []
    let [all, reached] = [0, 0]
    for (let k = area.start[a]!; k < area.start[a + 1]!; k++) {
      const i = area.commune[k]!
      const people = demand[i]! * area.share[k]!
      if (!(people > 0)) continue
      members.push([i, people])
      all += people
      if (sure[i]! <= minutes) reached += people
    }
    patients.push(all >= LEAST_SHOWN ? roundCount(all) : null)
    if (!(all > 0)) reach.push({ part: null, low: null, high: null, possible: null })
    else {
      const part = down(reached / all)
      const [low, high] = yield* ends(members, within.sure, all)
      const most = possible === sure ? high : (yield* ends(members, within.possible, all))[1]
      // The estimate belongs to its own interval, and an open cabinet more takes nobody away.
      const top = Math.max(part, up(high))
      reach.push({
        ...{ part, low: Math.min(part, down(low)), high: top },
        possible: Math.max(top, up(most)),
      })
    }
  }
  return { patients, reach }
}

/** Shares are told in thousandths, as every share is. */
const UNIT = 1_000

/** A share to the unit below, or above: sums of parts are right to a millionth of it. */
const down = (share: number): number => Math.floor(share * UNIT + 1e-6) / UNIT
const up = (share: number): number => Math.min(1, Math.ceil(share * UNIT - 1e-6) / UNIT)

/** Whether a commune is within reach in each draw, or in all of them, or in none. */
type Within = (commune: number) => Uint8Array | boolean

/** Beyond these factors lies no draw: the way is short, or long, in all of them. */
const [LEAST_FACTOR, MOST_FACTOR] = [0.5, 2]

function drawsWithin(
  times: Float64Array,
  keys: readonly StreamKey[],
  minutes: number,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Within {
  return (i) => {
    const time = times[i]!
    if (time * MOST_FACTOR <= minutes) return true
    if (!(time * LEAST_FACTOR <= minutes)) return false
    const drawn = new Uint8Array(draws)
    for (let b = 0; b < draws; b++) drawn[b] = time * timeFactor(seed, b, keys[i]!) <= minutes ? 1 : 0
    return drawn
  }
}

/** 5th and 95th percentile over the draws of the share of `all` that the members within reach are. */
function* ends(
  members: readonly (readonly [commune: number, people: number])[],
  within: Within,
  all: number,
): Generator<void, readonly [low: number, high: number]> {
  let sure = 0
  let asked = 0
  let drawn: Float64Array | null = null
  for (const [i, people] of members) {
    const inside = within(i)
    if (inside === true) sure += people
    else if (inside !== false) {
      drawn ??= new Float64Array(inside.length)
      for (let b = 0; b < inside.length; b++) drawn[b]! += inside[b]! * people
      if (++asked % STEP === 0) yield
    }
  }
  if (!drawn) return [sure / all, sure / all]
  const [low, high] = spread(drawn)
  return [(sure + low) / all, (sure + high) / all]
}
