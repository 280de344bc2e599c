import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATUTS } from '../../../server/domain/model.ts'
import { canonicalScenario } from '../../../server/domain/scenario/canonicalScenario.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import type { Closure, ScenarioRequest } from '../../../server/domain/scenario/request.ts'
import { BANDES_PERTE } from '../../../server/domain/scenario/result.ts'
import { sum } from '../../../server/domain/sum.ts'
import { naiveScenario } from '../../bench/scenarioNaive.ts'
import { WORLD_DAY } from '../../world.ts'
import { smallNation } from './tinyWorld.ts'

const world = smallNation()
const { areas, cabinets, communes } = world.allocation
const ids = cabinets.map(({ id }) => id)
const area = fc
  .constantFrom('departement' as const, 'region' as const, 'france' as const)
  .chain((niveau) =>
    fc.record({ niveau: fc.constant(niveau), code: fc.constantFrom(...areas[niveau].codes) }),
  )
const closure: fc.Arbitrary<Closure> = fc.oneof(
  fc.subarray(ids, { maxLength: 20 }).map((some) => ({ by: 'cabinets' as const, ids: some })),
  area.map((of) => ({ by: 'area' as const, ...of })),
  fc
    .tuple(area, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(99))
    .map(([of, share, draw]) => ({ by: 'share' as const, ...of, share, draw })),
  fc
    .tuple(area, fc.constantFrom(...STATUTS))
    .map(([of, statut]) => ({ by: 'status' as const, ...of, statut })),
)
const request: fc.Arbitrary<ScenarioRequest> = fc.record({
  asOf: fc.constant(WORLD_DAY),
  closures: fc.array(closure, { maxLength: 3 }),
  openings: fc.array(
    fc.record({
      codeCommune: fc.constantFrom(...communes.map(({ code }) => code)),
      etp: fc.constantFrom(0.25, 0.75, 1.5),
    }),
    { maxLength: 4 },
  ),
})

describe('any scenario', () => {
  test('conserves people: stayed + moved + sans place = before, at every level', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { totals, levels } = playScenario(world, asked)
        expect(totals.stayed + totals.moved + totals.sansPlace).toBeCloseTo(totals.before, 9)
        expect(totals.before).toBeCloseTo(4000, 8)
        expect(BANDES_PERTE.reduce((people, band) => people + totals.lost[band], 0)).toBeCloseTo(
          totals.moved,
          8,
        )
        for (const niveau of ['commune', 'circonscription', 'departement', 'region', 'france'] as const) {
          const level = levels[niveau]
          expect(sum(level.displaced)).toBeCloseTo(totals.displaced, 8)
          expect(sum(level.sansPlace)).toBeCloseTo(totals.sansPlace, 8)
          expect(sum(level.followedAfter)).toBeCloseTo(totals.before - totals.sansPlace, 8)
          const wrong = level.displaced.map((people, a) => people - level.moved[a]! - level.sansPlace[a]!)
          expect(Math.max(...wrong.map(Math.abs))).toBeLessThan(1e-8)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('fills nobody over its capacity and sends nobody to a closed or shut cabinet', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { absorbers, closedIds, totals } = playScenario(world, asked)
        for (const { kind, id, received, capacity, followedBefore } of absorbers) {
          expect(received + followedBefore).toBeLessThanOrEqual(capacity + 1e-8)
          if (kind === 'ouverture') continue
          expect(closedIds).not.toContain(id)
          expect(['suspended', 'stopped']).not.toContain(world.statuts[world.cabinetIndex.get(id)!])
        }
        expect(sum(absorbers.map(({ received }) => received))).toBeCloseTo(totals.moved, 8)
      }),
      { numRuns: 25 },
    )
  })

  test('is answered by the naive twin in the same way', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const result = playScenario(world, asked)
        const { openings } = result.request
        const naive = naiveScenario(world.allocation, world.statuts, new Set(result.closedIds), openings)
        const { displaced, sansPlace } = result.levels.commune
        const worst = communes.map(({ code }, i) => {
          const minutes = naive.minutes.get(code)!
          const later = result.communeMinutes[i]!
          return Math.max(
            Math.abs(displaced[i]! - (naive.displaced.get(code) ?? 0)),
            Math.abs(sansPlace[i]! - (naive.sansPlace.get(code) ?? 0)),
            minutes === later ? 0 : Math.abs(later - minutes),
          )
        })
        expect(Math.max(...worst)).toBeLessThan(1e-6)
        BANDES_PERTE.forEach((band, k) => expect(result.totals.lost[band]).toBeCloseTo(naive.lost[k]!, 5))
        for (const { kind, id, received } of result.absorbers)
          expect(received).toBeCloseTo(naive.received.get(kind === 'ouverture' ? `+${id}` : id) ?? 0, 6)
      }),
      { numRuns: 12 },
    )
  })

  test('plays to the same bits as its canonical form', () => {
    fc.assert(
      fc.property(request, (asked) => {
        expect(playScenario(world, canonicalScenario(asked))).toEqual(playScenario(world, asked))
      }),
      { numRuns: 6 },
    )
  })
})
