import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUTS, type StatusEvent } from '../../server/domain/model.ts'
import { addDays, publicStatus } from '../../server/domain/status/publicStatus.ts'
import { statusChanges } from '../../server/domain/status/statusChanges.ts'
import { differenceOf } from '../../web/map/data/difference.ts'
import {
  countsByDay,
  dayAfter,
  daysBetween,
  statutOn,
  type TimelineData,
} from '../../web/map/data/timeline.ts'
import { divergingBounds, differencePainting } from '../../web/map/data/painting.ts'
import { operatorAt } from '../../web/map/data/columns.ts'
import { rankIn } from '../../web/map/table/rankIn.ts'
import { columns } from './columns.ts'

const [DEBUT, FIN] = ['2025-12-01', '2026-03-31']
const day = fc.integer({ min: -60, max: 130 }).map((n) => addDays(DEBUT, n))
const event = fc
  .record({
    statut: fc.constantFrom(...STATUTS),
    effectiveOn: day,
    retard: fc.nat(20),
    maxAgeDays: fc.integer({ min: 1, max: 90 }),
  })
  .map(({ retard, ...one }): StatusEvent => ({
    ...one,
    id: JSON.stringify(one),
    cabinetId: 'C1',
    reportedOn: addDays(one.effectiveOn, retard),
    recordedAt: `${addDays(one.effectiveOn, retard)}T08:00:00.000Z`,
    evidence: 'ars',
    reason: null,
  }))

/** The time line of some cabinets, as the API gives it. */
function timeline(cabinets: readonly (readonly StatusEvent[])[]): TimelineData {
  return {
    from: DEBUT,
    to: FIN,
    statuts: [...STATUTS],
    ids: cabinets.map((_, n) => `C${n}`),
    departements: cabinets.map(() => '79'),
    regions: cabinets.map(() => '75'),
    changements: cabinets.map((events) =>
      statusChanges(events, DEBUT, FIN).map(({ date, value }) => [
        daysBetween(DEBUT, date),
        STATUTS.indexOf(value),
      ]),
    ),
    run: 'test',
    method: 2,
    asOf: FIN,
    demonstration: true,
  }
}

describe('the time line', () => {
  it('says of each day what the public status says, and counts every cabinet once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (cabinets) => {
        const one = timeline(cabinets)
        const counts = countsByDay(one, () => true)
        expect(counts).toHaveLength(daysBetween(DEBUT, FIN) + 1)
        counts.forEach((day, n) => {
          const vrais = cabinets.map((events) => publicStatus(events, dayAfter(DEBUT, n)).value)
          expect(cabinets.map((_, row) => statutOn(one, row, n))).toEqual(vrais)
          expect([...day]).toEqual(STATUTS.map((statut) => vrais.filter((vrai) => vrai === statut).length))
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('the difference between two days', () => {
  const one = { code: '79', nom: 'Deux-Sèvres', region: '75' }
  const before = columns('departement', [{ ...one, risque: 40, low: 35, high: 45 }])
  it.each([
    ['e', true],
    ['n', false],
    ['-', false],
    [undefined, false],
  ])('is established when the draws of both days say so: %s', (verdicts, established) => {
    const after = columns('departement', [{ ...one, risque: 46, low: 30, high: 60 }])
    expect(differenceOf(after, before, 'risque', 0, verdicts)).toEqual({ value: 6, established })
  })
  it('has no value where one day hides it, or for another list of areas', () => {
    expect(
      differenceOf(columns('departement', [{ ...one, risque: null, state: 's' }]), before, 'risque', 0, 'e'),
    ).toBeNull()
    expect(
      differenceOf(columns('departement', [{ ...one, code: '86', risque: 40 }]), before, 'risque', 0, 'e'),
    ).toBeNull()
  })
  it('is never established for the classes of communes', () => {
    const [a, b] = [20, 70].map((risque) =>
      columns('commune', [{ ...one, risque, state: 'k', low: risque - 5, high: risque + 5 }]),
    )
    expect(differenceOf(a!, b, 'risque', 0, undefined)?.established).toBe(false)
  })
  it('is worse upwards for a risk, and downwards for an access', () => {
    expect(divergingBounds([2, 5, 10])).toEqual([-10, -5, -2, 2, 5, 10])
    const after = columns('departement', [{ ...one, risque: 55 }])
    expect([
      ...differencePainting(
        'risque',
        () => before,
        () => 'e',
      ).classes(after),
    ]).toEqual([6])
    expect([
      ...differencePainting(
        'accessibilite-asalee',
        () => before,
        () => 'e',
      ).classes(after),
    ]).toEqual([0])
  })
})

describe('the rank inside a focus', () => {
  const niveau = columns('departement', [
    { code: '79', nom: 'A', region: '75', risque: 58, low: 50, high: 62 },
    { code: '86', nom: 'B', region: '75', risque: 55, low: 51, high: 60 },
    { code: '87', nom: 'C', region: '75', risque: 40, low: 35, high: 45 },
    { code: '88', nom: 'D', region: '44', risque: 70, low: 66, high: 75 },
    { code: '23', nom: 'E', region: '75', risque: null, state: 's' },
  ])
  it('counts the areas of the focus that have a figure of their own, bounds left out', () => {
    const here = { kind: 'region', codes: ['75'] } as const
    expect(rankIn(niveau, 'risque', 0, here)).toEqual({ rank: 1, total: 3 })
    expect(rankIn(niveau, 'risque', 1, here)).toEqual({ rank: 2, total: 3 })
    expect(rankIn(niveau, 'risque', 4, here)).toBeNull()
    // « au moins 58 » may be anything above.
    const bound = { ...niveau, operators: { ...niveau.operators, risque: 'm----' } }
    expect(operatorAt(bound, 'risque', 0)).toBe('at-least')
    expect(rankIn(bound, 'risque', 0, here)).toBeNull()
    expect(rankIn(bound, 'risque', 1, here)).toEqual({ rank: 1, total: 2 })
  })
})
