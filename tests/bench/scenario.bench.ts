/**
 * How much faster than the method as it is written (`scenarioNaive.ts`), and how long on a country of the real size.
 * `npx vitest bench --config tests/vitest.config.ts --project unit tests/bench/scenario`; aims, not assertions: a région under
 * 100 ms, the country under 500 ms on 760,000 pairs, five posts among 1,000 communes under 3 s.
 */
import { bench, describe } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { suggestPlacement } from '../../server/domain/placement/suggestPlacement.ts'
import { playScenario } from '../../server/domain/scenario/playScenario.ts'
import type { Closure, ScenarioRequest } from '../../server/domain/scenario/request.ts'
import type { ScenarioWorld } from '../../server/domain/scenario/world.ts'
import { scenarioWorld } from '../../server/domain/scenario/scenarioWorld.ts'
import { naiveScenario } from './scenarioNaive.ts'
import { scenarioNation } from './scenarioNation.ts'

const DAY = '2026-10-01'
const worldOf = (communes: number, cabinets: number): ScenarioWorld => {
  const allocation = allocate(scenarioNation(communes, cabinets))
  const statuts = allocation.cabinets.map(
    (_, j) => (['active', 'active', 'reduced', 'unknown', 'stopped'] as const)[j % 5]!,
  )
  const day = { statuts, lastKnown: statuts.map(() => null), funded: false }
  return scenarioWorld(allocation, day, { asOf: DAY })
}
const fifthOf = (niveau: 'region' | 'france', code: string): ScenarioRequest => ({
  asOf: DAY,
  closures: [{ by: 'share', niveau, code, share: 0.2, draw: 1 } satisfies Closure],
  openings: [],
})

describe('a fifth of the posts of a small country (2,000 communes), against the naive twin', () => {
  const world = worldOf(2_000, 170)
  const request = fifthOf('france', 'FR')
  const closed = new Set(playScenario(world, request).closedIds)
  bench('playScenario', () => void playScenario(world, request), { iterations: 20 })
  bench('naive twin', () => void naiveScenario(world.allocation, world.statuts, closed, []), {
    iterations: 2,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
  })
})

describe('the real size (34,875 communes, 3,000 cabinets)', () => {
  const world = worldOf(34_875, 3_000)
  bench('a région', () => void playScenario(world, fifthOf('region', '05')), { iterations: 20 })
  bench('the country', () => void playScenario(world, fifthOf('france', 'FR')), { iterations: 20 })
  bench(
    'five posts of 0.75 etp among the ZIP communes of a région',
    () =>
      void suggestPlacement(world, {
        scenario: fifthOf('region', '05'),
        posts: 5,
        etp: 0.75,
        need: 'hors-portee',
        candidates: { niveau: 'region', code: '05', zonages: ['ZIP'] },
      }),
    { iterations: 3 },
  )
})
