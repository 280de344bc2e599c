import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, type Allocation } from '../../../server/domain/allocate.ts'
import { areaRisk, riskTerms } from '../../../server/domain/areas/areaRisk.ts'
import { analyse } from '../../../server/domain/draws/analyse.ts'
import { drawBatch } from '../../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../../server/domain/draws/drawPlan.ts'
import { drawDay, drawnDay } from '../../../server/domain/draws/drawDay.ts'
import { mergeDraws } from '../../../server/domain/draws/mergeDraws.ts'
import { NIVEAUX, STATUTS, type Inputs, type Statut } from '../../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../../server/domain/parameters.ts'
import { publish } from '../../../server/domain/publish.ts'
import { CENTRAL_ALTERNATIVES, lackOfAlternatives } from '../../../server/domain/risk/alternatives.ts'
import { situateDay } from '../../../server/domain/situate.ts'
import type { Situation } from '../../../server/domain/situation.ts'
import { dayStatuses, type DayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { sum } from '../../../server/domain/sum.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../../world.ts'
import { worlds } from '../worlds.ts'
import { dayOf } from './seededStatuses.ts'

const DAY = '2026-06-15'
const RAW = ['risque', 'patients-sans-relais'] as const

/** How two situations of one country compare, area by area at every level: every value of `b` less that of `a`. */
function differences(a: Situation, b: Situation): number[] {
  return NIVEAUX.flatMap((niveau) =>
    RAW.flatMap((indicator) =>
      [...b.levels[niveau].values[indicator]].map(
        (value, k) => value - a.levels[niveau].values[indicator][k]!,
      ),
    ),
  ).filter((difference) => !Number.isNaN(difference))
}

/** A random world, its day, and one of its cabinets. */
const cases = fc.tuple(worlds, fc.nat(), fc.constantFrom(...STATUTS))
const onDay = (inputs: Inputs) => {
  const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients: 500 })
  return { allocation, day: dayStatuses(allocation, inputs, DAY) }
}
const set = (day: DayStatuses, j: number, statut: Statut, lastKnown: Statut | null): DayStatuses => ({
  ...day,
  statuts: day.statuts.with(j, statut),
  lastKnown: day.lastKnown.with(j, lastKnown),
})

describe('the risk of an area, on random worlds', () => {
  test('closing a cabinet never lowers, reopening it never raises any area’s R or U', () => {
    fc.assert(
      fc.property(cases, ([inputs, which, statut]) => {
        const { allocation, day } = onDay(inputs)
        const j = which % allocation.cabinets.length
        const [before, closed] = [set(day, j, statut, null), set(day, j, 'stopped', null)].map((one) =>
          situateDay(allocation, one, DAY),
        ) as [Situation, Situation]
        for (const difference of differences(before, closed)) expect(difference).toBeGreaterThanOrEqual(-1e-9)
        const reopened = situateDay(allocation, set(day, j, 'active', null), DAY)
        for (const difference of differences(closed, reopened)) expect(difference).toBeLessThanOrEqual(1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('knowing less never lowers them either', () => {
    fc.assert(
      fc.property(cases, ([inputs, which, statut]) => {
        fc.pre(statut !== 'unknown')
        const { allocation, day } = onDay(inputs)
        const j = which % allocation.cabinets.length
        const [known, expired] = [set(day, j, statut, null), set(day, j, 'unknown', statut)].map((one) =>
          situateDay(allocation, one, DAY),
        ) as [Situation, Situation]
        for (const difference of differences(known, expired)) expect(difference).toBeGreaterThanOrEqual(-1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('is linear in H, and R = 100·H·V at every level', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (inputs, p, mix) => {
          const { allocation } = onDay(inputs)
          const { followed, communes, areas } = allocation
          const lack = communes.map((_, i) => 0.2 + (0.8 * i) / communes.length)
          const risks = (share: (i: number) => number) => {
            const affected = followed.map((people, i) => people * share(i))
            const terms = riskTerms(
              followed,
              affected,
              Float64Array.from(lack),
              new Uint8Array(communes.length).fill(1),
            )
            return areas.departement.codes.map((_, a) => areaRisk(areas.departement, terms, a))
          }
          const [one, other] = [risks((i) => (i % 2 ? p : 1)), risks(() => 0)]
          const between = risks((i) => mix * (i % 2 ? p : 1))
          between.forEach(({ risk, interruption, lack: v }, a) => {
            if (Number.isNaN(risk)) return
            expect(risk).toBeCloseTo(mix * one[a]!.risk + (1 - mix) * other[a]!.risk, 9)
            expect(risk).toBeCloseTo(100 * interruption * v, 9)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('sums over levels are exact where nothing is missing', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const whole = {
          ...inputs,
          communes: inputs.communes.map((commune) => ({
            ...commune,
            aplMg65: commune.aplMg65 ?? 2,
            aplInfirmier: 100,
          })),
        }
        const { allocation, day } = onDay(whole)
        const { levels } = situateDay(allocation, day, DAY)
        for (const niveau of NIVEAUX) {
          const { values, couverture } = levels[niveau]
          expect(couverture.every((one) => one === 'entiere')).toBe(true)
          for (const indicator of ['interruptions-attendues', 'patients-sans-relais'] as const)
            expect(sum(values[indicator])).toBeCloseTo(levels.france.values[indicator][0]!, 9)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('the risk of the tiny France', () => {
  const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }
  const allocation = allocate(worldInputs, parameters)
  const of = (situation: Situation, niveau: 'departement' | 'france', code: string) => {
    const { codes, values } = situation.levels[niveau]
    return (indicator: keyof typeof values) => values[indicator][codes.indexOf(code)]!
  }

  test('stopping every cabinet that follows a département’s patients takes R to 100·V, above its interval', () => {
    const draws = mergeDraws([drawBatch(drawPlan(allocation), 0, 200, 5)], 5)
    const day = dayOf(allocation.cabinets.map(() => 'active'))
    const made = drawDay(allocation, draws, drawnDay(allocation, day))
    const { intervals } = analyse(allocation, situateDay(allocation, day, WORLD_DAY), made, {
      medecins: 2023,
      infirmiers: 2023,
    })
    const { codes } = allocation.areas.departement
    for (const code of ['79', '86', '2A']) {
      const stopped = allocation.cabinets.map((_, j): Statut =>
        follows(allocation, j, code) ? 'stopped' : 'active',
      )
      const after = of(situateDay(allocation, dayOf(stopped), WORLD_DAY), 'departement', code)
      expect(after('interruption')).toBeCloseTo(1, 9)
      expect(after('risque')).toBeCloseTo(100 * after('sans-alternative'), 9)
      expect(after('risque')).toBeGreaterThan(intervals.departement!.risque!.high[codes.indexOf(code)]!)
    }
  })

  test('where nobody is affected R is 0 and V is still told', () => {
    const funded = { ...dayOf(allocation.cabinets.map(() => 'active')), funded: true }
    const values = of(situateDay(allocation, funded, WORLD_DAY), 'departement', '79')
    expect([values('interruptions-attendues'), values('patients-sans-relais'), values('risque')]).toEqual([
      0, 0, 0,
    ])
    expect(values('sans-alternative')).toBeGreaterThan(0.2)
  })

  test('a relay out of reach is the worst, not a gap; a missing APL is a gap, counted 0', () => {
    expect(lackOfAlternatives(1, 1, 1, CENTRAL_ALTERNATIVES)).toBeCloseTo(1, 12)
    expect(lackOfAlternatives(0, 0, 0, CENTRAL_ALTERNATIVES)).toBe(0.2)
    expect(lackOfAlternatives(NaN, NaN, 0.5, CENTRAL_ALTERNATIVES)).toBeCloseTo(0.36, 12)
  })

  describe('with a cabinet in Mayotte, whose APL nobody publishes', () => {
    const island = {
      ...worldInputs.cabinets[0]!,
      ...{ id: 'C7', codeCommune: '97601', reseau: '976', lon: 45.15, lat: -12.815 },
    }
    const at = (etp: number) => {
      const made = allocate(
        { ...worldInputs, cabinets: [...worldInputs.cabinets, { ...island, etp }] },
        parameters,
      )
      const situation = situateDay(made, dayOf(made.cabinets.map(() => 'stopped')), WORLD_DAY)
      return {
        made,
        situation,
        levels: publish(situation, made, { aplMillesime: { medecins: 2023, infirmiers: 2023 } }),
      }
    }

    test('Mayotte says "au moins", never nothing and never safe', () => {
      const { made, situation, levels } = at(0.2)
      const a = made.areas.departement.codes.indexOf('976')
      expect(situation.levels.departement.couverture[a]).toBe('minorant')
      // 0.2 + 0.8 × 0.4: no relay is left on the island, and the APL counts 0.
      expect(levels.departement.figure(a, 'risque')).toMatchObject({
        value: 52,
        low: null,
        high: null,
        rounded: 'au moins 52',
        operator: 'at-least',
      })
      expect(levels.departement.figure(a, 'interruptions-attendues')).not.toHaveProperty('operator')
    })

    test('France leaves it out while it is few, and divides by those who are in', () => {
      const { situation } = at(0.2)
      const { values, couverture, outside } = situation.levels.france
      expect(couverture[0]).toBe('partielle')
      const inside = WORLD_PATIENTS - outside[0]!
      expect(values.risque[0]).toBeCloseTo((100 * values['patients-sans-relais'][0]!) / inside, 9)
      expect(values['interruptions-attendues'][0]).toBeCloseTo(WORLD_PATIENTS, 9)
    })

    test('and is a lower bound itself once more than 5 % are missing', () => {
      const { situation, levels } = at(1)
      expect(situation.levels.france.couverture[0]).toBe('minorant')
      expect(levels.france.figure(0, 'patients-sans-relais').rounded).toMatch(/^au moins /)
    })
  })
})

/** Whether cabinet j follows somebody who lives in the département. */
function follows({ pairs, flows, communes }: Allocation, j: number, departement: string): boolean {
  for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
    if (flows[p]! > 0 && communes[pairs.commune[p]!]!.departement === departement) return true
  return false
}
