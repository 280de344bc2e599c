import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bfca } from '../../server/domain/access/bfca.ts'
import { DREES_STEPS, exponentialDecay, smoothDecay, stepDecay } from '../../server/domain/access/decay.ts'
import { e2sfca } from '../../server/domain/access/e2sfca.ts'
import { i2sfca } from '../../server/domain/access/i2sfca.ts'
import { spatialAvailability } from '../../server/domain/access/spatialAvailability.ts'
import { margins, weigh } from '../../server/domain/access/weigh.ts'
import { allocate } from '../../server/domain/allocate.ts'
import { drawBatch } from '../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../server/domain/draws/drawPlan.ts'
import { mergeDraws } from '../../server/domain/draws/mergeDraws.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { cappedIpf } from '../../server/domain/patients/cappedIpf.ts'
import { huffSeed } from '../../server/domain/patients/huffSeed.ts'
import { situate } from '../../server/domain/situate.ts'
import { sum } from '../../server/domain/sum.ts'
import { pairsOf } from '../../server/domain/travel/pairsOf.ts'
import { shuffled, worlds } from './worlds.ts'

/** A random matrix with its margins; amounts from 1, minutes from 0 to 50. */
const matrices = fc
  .record({ origins: fc.integer({ min: 1, max: 8 }), sites: fc.integer({ min: 1, max: 6 }) })
  .chain(({ origins, sites }) =>
    fc.record({
      demand: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: origins, maxLength: origins }),
      supply: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: sites, maxLength: sites }),
      pairs: fc
        .array(fc.double({ min: 0, max: 50, noNaN: true }), {
          minLength: origins * sites,
          maxLength: origins * sites,
        })
        .map((minutes) =>
          pairsOf(
            origins,
            sites,
            minutes.map((t, k) => ({ commune: k % origins, cabinet: Math.floor(k / origins), minutes: t })),
          ),
        ),
    }),
  )

const close = (a: number, b: number, tolerance = 1e-9): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a), Math.abs(b)))

describe('invariants of the measures, on random matrices', () => {
  test('E2SFCA gives out exactly the supply that some demand reaches', () => {
    fc.assert(
      fc.property(matrices, ({ pairs, demand, supply }) => {
        const weights = weigh(pairs, stepDecay(DREES_STEPS))
        const { byCabinet } = margins(pairs, weights)
        const given = e2sfca(pairs, weights, demand, supply).map((access, i) => access * demand[i]!)
        close(sum(given), sum(supply.filter((_, j) => byCabinet[j]! > 0)))
      }),
    )
  })

  test('BFCA gives out exactly the levels of service', () => {
    fc.assert(
      fc.property(matrices, ({ pairs, demand, supply }) => {
        const weights = weigh(pairs, exponentialDecay(0.1))
        const { byCommune } = margins(pairs, weights)
        const levels = supply.map((amount, j) => {
          let load = 0
          for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
            load += (demand[pairs.commune[p]!]! * weights[p]!) / byCommune[pairs.commune[p]!]!
          return amount / load
        })
        close(sum(bfca(pairs, weights, demand, supply)), sum(levels))
      }),
    )
  })

  test('i2SFCA sends every person with a site in reach somewhere', () => {
    fc.assert(
      fc.property(matrices, ({ pairs, demand, supply }) => {
        const weights = weigh(pairs, stepDecay(DREES_STEPS))
        const { byCommune } = margins(pairs, weights)
        const crowd = i2sfca(pairs, weights, demand, supply).map((persons, j) => persons * supply[j]!)
        close(sum(crowd), sum(demand.filter((_, i) => byCommune[i]! > 0)))
      }),
    )
  })

  test('spatial availability gives out exactly the supply', () => {
    fc.assert(
      fc.property(matrices, ({ pairs, demand, supply }) => {
        close(
          sum(spatialAvailability(pairs, weigh(pairs, exponentialDecay(0.1)), demand, supply)),
          sum(supply),
        )
      }),
    )
  })

  test('the capped fit keeps totals and caps, or names what cannot be', () => {
    fc.assert(
      fc.property(
        matrices,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        ({ pairs, demand, supply }, cap) => {
          const seed = huffSeed(pairs, weigh(pairs, smoothDecay(15, 3, 45)), demand, supply)
          const caps = demand.map((people) => people * cap)
          const fit = cappedIpf(pairs, seed, supply, caps, { tolerance: 1e-9, maxIterations: 20_000 })
          const { byCommune, byCabinet } = margins(pairs, fit.flows)
          const nobody = new Set(
            fit.failures.flatMap((failure) =>
              failure.kind === 'cabinet sans demande' ? [failure.cabinet] : [],
            ),
          )
          supply.forEach((total, j) => close(byCabinet[j]!, nobody.has(j) ? 0 : total))
          const over = new Set(
            fit.failures.flatMap((failure) =>
              failure.kind === 'plafond infaisable' ? [failure.commune] : [],
            ),
          )
          caps.forEach((most, i) => {
            if (over.has(i)) expect(byCommune[i]!).toBeGreaterThan(most)
            else expect(byCommune[i]!).toBeLessThanOrEqual(most * (1 + 1e-6))
          })
        },
      ),
    )
  })

  test('flows scale with the totals while no cap binds', () => {
    fc.assert(
      fc.property(matrices, fc.double({ min: 0.1, max: 10, noNaN: true }), ({ pairs, demand, supply }, k) => {
        const seed = huffSeed(pairs, weigh(pairs, exponentialDecay(0.05)), demand, supply)
        const fit = (totals: number[]): Float64Array =>
          cappedIpf(
            pairs,
            seed,
            totals,
            demand.map(() => Infinity),
            { tolerance: 1e-9, maxIterations: 100 },
          ).flows
        const scaled = fit(supply.map((total) => total * k))
        fit(supply).forEach((flow, p) => close(flow * k, scaled[p]!))
      }),
    )
  })
})

describe('invariants of the country, on random worlds', () => {
  const parameters = { ...DEFAULT_PARAMETERS, patients: 500 }
  const day = '2026-06-15'

  test('the order of the inputs changes no bit', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const [one, other] = [inputs, shuffled(inputs)].map((world) => {
          const allocation = allocate(world, parameters)
          return { allocation, situation: situate(allocation, world, day) }
        }) as [Both, Both]
        expect(other.allocation.flows).toEqual(one.allocation.flows)
        expect(other.situation).toEqual(one.situation)
      }),
      { numRuns: 40 },
    )
  })

  test('France counts P* exactly, and every level adds up to it', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const allocation = allocate(inputs, parameters)
        const { levels, checks } = situate(allocation, inputs, day)
        const expected = allocation.open.some((open) => open === 1) ? 500 : 0
        expect(checks.patientsTotal).toBe(expected)
        for (const niveau of ['commune', 'circonscription', 'departement', 'region'] as const)
          for (const indicator of [
            'patients-suivis',
            'suivi-ouvert',
            'suivi-reduit',
            'suivi-arrete',
            'suivi-inconnu',
            'interruptions-attendues',
            'population',
            'cabinets',
            'etp',
          ] as const)
            close(sum(levels[niveau].values[indicator]), levels.france.values[indicator][0]!)
      }),
      { numRuns: 60 },
    )
  })

  test('a cabinet that nobody reaches is named, and its patients stay in the total', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const stray = { ...inputs.cabinets[0]!, id: 'STRAY', reseau: '974', codeCommune: '97401' }
        const allocation = allocate({ ...inputs, cabinets: [...inputs.cabinets, stray] }, parameters)
        expect(
          allocation.warnings.some(
            ({ kind, subject }) => kind === 'cabinet-hors-reseau' && subject === 'STRAY',
          ),
        ).toBe(true)
        expect(sum(allocation.followed)).toBe(sum(allocate(inputs, parameters).followed))
      }),
      { numRuns: 20 },
    )
  })

  test('draws do not depend on how they are split, nor on the order of the inputs', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 5 }), (inputs, cut) => {
        const allocation = allocate(inputs, parameters)
        const whole = mergeDraws([drawBatch(drawPlan(allocation), 0, 6, 7)], 7)
        const split = mergeDraws(
          [drawBatch(drawPlan(allocation), cut, 6, 7), drawBatch(drawPlan(allocation), 0, cut, 7)],
          7,
        )
        expect(split).toEqual(whole)
        const other = allocate(shuffled(inputs), parameters)
        expect(mergeDraws([drawBatch(drawPlan(other), 0, 6, 7)], 7)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })
})

interface Both {
  readonly allocation: ReturnType<typeof allocate>
  readonly situation: ReturnType<typeof situate>
}
