import { describe, expect, test } from 'vitest'
import { bfca } from '../../server/domain/access/bfca.ts'
import {
  binaryDecay,
  DREES_STEPS,
  exponentialDecay,
  powerDecay,
  smoothDecay,
  stepDecay,
  within,
  type Decay,
} from '../../server/domain/access/decay.ts'
import { e2sfca } from '../../server/domain/access/e2sfca.ts'
import { i2sfca } from '../../server/domain/access/i2sfca.ts'
import { m2sfca } from '../../server/domain/access/m2sfca.ts'
import { spatialAvailability } from '../../server/domain/access/spatialAvailability.ts'
import { threesfca } from '../../server/domain/access/threesfca.ts'
import { margins, weigh } from '../../server/domain/access/weigh.ts'
import { cappedIpf } from '../../server/domain/patients/cappedIpf.ts'
import { huffSeed } from '../../server/domain/patients/huffSeed.ts'
import { norm0 } from '../../server/domain/risk/norm0.ts'
import { farAway, scarceGps, scarceNurses } from '../../server/domain/risk/alternatives.ts'
import {
  ALTERNATIVE_WEIGHTS,
  exposure,
  meansOfAvailable,
  riskIndex,
} from '../../scripts/method/first-index.ts'
import { matrixOf, numbers, ORACLE, rowsOf, worst, type Matrix } from './oracleCase.ts'

if (ORACLE === null)
  console.log('The referees are not asked: no cases at ../shared/oracle (set RELAIS_SHARED)')

const EXACT = 1e-9
const ITERATIVE = 1e-6

describe.skipIf(ORACLE === null)('the referees agree (skipped without ../shared/oracle)', () => {
  test.each(['0', '1', '2', '3'])('pysal: hospital example, scenario %s', (scenario) => {
    const zones = rowsOf('case1_pysal_hospital/zones.csv')
    const ids = zones.map((row) => row.geoid!)
    const cost = rowsOf('case1_pysal_hospital/cost.csv').filter((row) => row.scenario === scenario)
    const expected = rowsOf('case1_pysal_hospital/expected.csv').filter((row) => row.scenario === scenario)
    const { pairs } = matrixOf(cost, ['origin', 'dest', 'cost_min'], ids, ids)
    const [population, doctors] = [numbers(zones, 'pop'), numbers(zones, 'doc')]
    const gravity = powerDecay(-1)
    const near = weigh(pairs, within(61, gravity))
    const steps = stepDecay([
      { minutes: 10, weight: 1 },
      { minutes: 30, weight: 0.68 },
      { minutes: 60, weight: 0.22 },
    ])
    const of = (decay: Decay): Float64Array => e2sfca(pairs, weigh(pairs, decay), population, doctors)
    expect(worst(of(binaryDecay(61)), numbers(expected, 'a_2sfca_binary61'))).toBeLessThan(EXACT)
    expect(worst(of(within(61, gravity)), numbers(expected, 'a_2sfca_gravity_m1'))).toBeLessThan(EXACT)
    expect(worst(of(steps), numbers(expected, 'a_e2sfca_step_10_30_60'))).toBeLessThan(EXACT)
    const three = threesfca(pairs, near, population, doctors, weigh(pairs, gravity))
    expect(worst(three, numbers(expected, 'a_3sfca_gravity_m1'))).toBeLessThan(EXACT)
  })

  test('ipeaGIT: spatial availability, 2SFCA and BFCA', () => {
    const zones = rowsOf('case2_ipea_soukhov/zones.csv')
    const expected = rowsOf('case2_ipea_soukhov/expected.csv')
    const origins = zones.filter((row) => Number(row.population) > 0)
    const sites = zones.filter((row) => Number(row.jobs) > 0)
    const { pairs } = matrixOf(
      rowsOf('case2_ipea_soukhov/cost.csv'),
      ['from_id', 'to_id', 'travel_time'],
      origins.map((row) => row.id!),
      sites.map((row) => row.id!),
    )
    const [people, jobs] = [numbers(origins, 'population'), numbers(sites, 'jobs')]
    const weights = weigh(pairs, exponentialDecay(0.1))
    const flows = spatialAvailability(pairs, weights, people, jobs)
    expect(worst(margins(pairs, flows).byCommune, numbers(expected, 'spatial_availability'))).toBeLessThan(
      EXACT,
    )
    const details = rowsOf('case2_ipea_soukhov/expected_flows_spatial_availability.csv')
    const byCabinet = [...details].sort((a, b) => (a.to_id! < b.to_id! ? -1 : a.to_id === b.to_id ? 0 : 1))
    expect(worst(flows, numbers(byCabinet, 'jobs'))).toBeLessThan(EXACT)
    expect(worst(e2sfca(pairs, weights, people, jobs), numbers(expected, 'a_2sfca_exp01'))).toBeLessThan(
      EXACT,
    )
    expect(
      worst(
        e2sfca(pairs, weigh(pairs, binaryDecay(50)), people, jobs),
        numbers(expected, 'a_2sfca_binary50'),
      ),
    ).toBeLessThan(EXACT)
    expect(worst(bfca(pairs, weights, people, jobs), numbers(expected, 'a_bfca_exp01'))).toBeLessThan(EXACT)
  })

  describe('the DREES-shaped case', () => {
    const CASE = 'case5_apl_like'
    const read = (): { demand: number[]; supply: number[]; at: (cost: string) => Matrix } => {
      const demand = rowsOf(`${CASE}/demand.csv`)
      const supply = rowsOf(`${CASE}/supply.csv`)
      return {
        demand: numbers(demand, 'pop_standardised'),
        supply: numbers(supply, 'consultations'),
        at: (cost) =>
          matrixOf(
            rowsOf(`${CASE}/${cost}.csv`),
            ['origin', 'dest', 'cost_min'],
            demand.map((row) => row.id!),
            supply.map((row) => row.id!),
          ),
      }
    }
    const steps2012 = [
      { minutes: 5, weight: 1 },
      { minutes: 10, weight: 0.3 },
      { minutes: 15, weight: 0.1 },
    ]

    test('E2SFCA by both packages, on both sides of the edges', () => {
      const { demand, supply, at } = read()
      const [pysal, ipea] = [rowsOf(`${CASE}/expected_pysal.csv`), rowsOf(`${CASE}/expected_ipea.csv`)]
      const access = (cost: string, decay: Decay): Float64Array => {
        const { pairs } = at(cost)
        return e2sfca(pairs, weigh(pairs, decay), demand, supply)
      }
      for (const expected of [pysal, ipea]) {
        expect(
          worst(access('cost', stepDecay(DREES_STEPS)), numbers(expected, 'e2sfca_w_10_15_20')),
        ).toBeLessThan(EXACT)
        expect(
          worst(access('cost', stepDecay(steps2012)), numbers(expected, 'e2sfca_w2012_5_10_15')),
        ).toBeLessThan(EXACT)
      }
      expect(
        worst(
          access('cost_boundary', stepDecay(DREES_STEPS, 'inclusive')),
          numbers(pysal, 'e2sfca_boundary_upper_inclusive_pysal'),
        ),
      ).toBeLessThan(EXACT)
      expect(
        worst(
          access('cost_boundary', stepDecay(DREES_STEPS, 'exclusive')),
          numbers(ipea, 'e2sfca_boundary_upper_exclusive_ipea'),
        ),
      ).toBeLessThan(EXACT)
    })

    test('BFCA, M2SFCA and i2SFCA', () => {
      const { demand, supply, at } = read()
      const { pairs } = at('cost')
      const weights = weigh(pairs, stepDecay(DREES_STEPS))
      const balanced = bfca(pairs, weights, demand, supply)
      expect(worst(balanced, numbers(rowsOf(`${CASE}/expected_ipea.csv`), 'bfca_w_10_15_20'))).toBeLessThan(
        EXACT,
      )
      const modified = m2sfca(pairs, weights, demand, supply)
      expect(worst(modified, numbers(rowsOf(`${CASE}/expected_own_m2sfca.csv`), 'm2sfca_own'))).toBeLessThan(
        EXACT,
      )
      const crowded = i2sfca(pairs, weights, demand, supply)
      expect(
        worst(crowded, numbers(rowsOf(`${CASE}/expected_own_i2sfca.csv`), 'i2sfca_crowdedness_own')),
      ).toBeLessThan(EXACT)
    })
  })

  describe('the worked example of the method', () => {
    const CASE = 'case6_own_worked'
    const read = () => {
      const communes = rowsOf(`${CASE}/input_communes.csv`)
      const sites = rowsOf(`${CASE}/input_sites.csv`)
      const { pairs } = matrixOf(
        rowsOf(`${CASE}/input_cost.csv`),
        ['commune', 'site', 'cost_min'],
        communes.map((row) => row.id!),
        sites.map((row) => row.id!),
      )
      const target = numbers(communes, 'D_chronic_pop')
      const caseload = numbers(sites, 'C_followed')
      const seed = huffSeed(pairs, weigh(pairs, smoothDecay(15, 3, 45)), target, caseload)
      const fit = cappedIpf(
        pairs,
        seed,
        caseload,
        target.map((people) => people * 0.25),
        { tolerance: 1e-12, maxIterations: 10_000 },
      )
      return { communes, sites, pairs, target, fit }
    }

    test('flows: totals exact, the cap of K4 binds', () => {
      const { pairs, communes, sites, fit } = read()
      const expected = new Map(
        rowsOf(`${CASE}/expected_flows.csv`).map((row) => [
          `${row.commune} ${row.site}`,
          Number(row.patients),
        ]),
      )
      sites.forEach((site, j) => {
        for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
          const patients = expected.get(`${communes[pairs.commune[p]!]!.id} ${site.id}`)!
          expect(Math.abs(fit.flows[p]! - patients) / patients).toBeLessThan(ITERATIVE)
        }
      })
      expect(fit.failures).toEqual([])
      expect(fit.binding).toBe(1)
    })

    test('index: exposure, alternatives, need, risk', () => {
      const { pairs, communes, sites, target, fit } = read()
      const weights = numbers(sites, 'status_weight')
      const followed = margins(pairs, fit.flows).byCommune
      const affected = new Float64Array(communes.length)
      for (let j = 0; j < pairs.cabinets; j++)
        for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
          affected[pairs.commune[p]!]! += fit.flows[p]! * weights[j]!
      rowsOf(`${CASE}/expected_index.csv`).forEach((row, i) => {
        const commune = communes[i]!
        const e = exposure(affected[i]!, followed[i]!, target[i]!, 150)
        const one = (value: number): Float64Array => Float64Array.of(value)
        const [a = NaN] = meansOfAvailable(
          [
            one(scarceGps(Number(commune.apl_gp65))),
            one(scarceNurses(Number(commune.apl_nurse))),
            one(farAway(Number(commune.t_relay_min))),
          ],
          ALTERNATIVE_WEIGHTS,
        )
        const [n = NaN] = meansOfAvailable(
          [
            one(norm0(Number(commune.share75), 0.07, 0.19)),
            one(norm0(Number(commune.preval), 0.065, 0.125)),
            one(norm0(Number(commune.fdep), -1.5, 1.5)),
          ],
          [1, 1, 1],
        )
        const got = {
          followed: followed[i]!,
          affected: affected[i]!,
          E: e,
          A: a,
          N: n,
          R: riskIndex(e, a, n),
        }
        for (const [name, value] of Object.entries(got))
          expect(Math.abs(value / Number(row[name]) - 1), `${row.id} ${name}`).toBeLessThan(ITERATIVE)
      })
    })
  })
})
