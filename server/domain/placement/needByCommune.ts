import { beyondReach } from '../scenario/beyondReach.ts'
import type { ScenarioResult } from '../scenario/result.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { sum } from '../sum.ts'
import type { Need } from './request.ts'

/**
 * People whom new posts should serve, persons by commune, after a scenario was played. Aligned on the communes, not on
 * the areas of their level: a commune that is no area of its own has people too.
 */
export function needByCommune(
  world: ScenarioWorld,
  { after, communeMinutes }: ScenarioResult,
  need: Need,
): Float64Array {
  switch (need) {
    case 'sans-place':
      return after.sansPlace
    case 'hors-portee':
      return world.allocation.followed.map((people, i) =>
        beyondReach(communeMinutes[i]!) ? people : after.sansPlace[i]!,
      )
    case 'affectes':
      return world.affected.map((people, i) => people + after.harmed[i]!)
  }
}

/** Share of the people in need that counts as the least served. */
const LEAST_SERVED = 0.2

/**
 * Of the people in need, those of the communes whose open cabinet is farthest (no road to one first), until they are a
 * fifth of all: whole communes, equal minutes by the order of the communes. Persons by commune, 0 elsewhere.
 */
export function leastServed(need: Float64Array, communeMinutes: Float64Array): Float64Array {
  const most = sum(need) * LEAST_SERVED
  const farthest = [...need.keys()]
    .filter((i) => need[i]! > 0)
    .sort((a, b) => compareFar(communeMinutes[a]!, communeMinutes[b]!) || a - b)
  const least = new Float64Array(need.length)
  let people = 0
  for (const i of farthest) {
    if (people >= most) break
    least[i] = need[i]!
    people += need[i]!
  }
  return least
}

/** Farthest first; Infinity − Infinity is no order. */
const compareFar = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1)
