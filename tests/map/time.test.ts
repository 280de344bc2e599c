import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUTS, type StatusEvent } from '../../server/domain/model.ts'
import { addDays, publicStatus } from '../../server/domain/status/publicStatus.ts'
import { statusChanges } from '../../server/domain/status/statusChanges.ts'
import { ecartDe } from '../../web/map/data/difference.ts'
import { comptesParJour, jourApres, joursEntre, statutAu, type Frise } from '../../web/map/data/timeline.ts'
import { bornesDivergentes, peintureEcart } from '../../web/map/data/painting.ts'
import { operatorAt } from '../../web/map/data/columns.ts'
import { rankIn } from '../../web/map/table/rankIn.ts'
import { colonnes } from './columns.ts'

const [DEBUT, FIN] = ['2025-12-01', '2026-03-31']
const jour = fc.integer({ min: -60, max: 130 }).map((n) => addDays(DEBUT, n))
const event = fc
  .record({
    statut: fc.constantFrom(...STATUTS),
    effectiveOn: jour,
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
function frise(cabinets: readonly (readonly StatusEvent[])[]): Frise {
  return {
    from: DEBUT,
    to: FIN,
    statuts: [...STATUTS],
    ids: cabinets.map((_, n) => `C${n}`),
    departements: cabinets.map(() => '79'),
    regions: cabinets.map(() => '75'),
    changements: cabinets.map((events) =>
      statusChanges(events, DEBUT, FIN).map(({ date, value }) => [
        joursEntre(DEBUT, date),
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
        const une = frise(cabinets)
        const comptes = comptesParJour(une, () => true)
        expect(comptes).toHaveLength(joursEntre(DEBUT, FIN) + 1)
        comptes.forEach((jour, n) => {
          const vrais = cabinets.map((events) => publicStatus(events, jourApres(DEBUT, n)).value)
          expect(cabinets.map((_, rang) => statutAu(une, rang, n))).toEqual(vrais)
          expect([...jour]).toEqual(STATUTS.map((statut) => vrais.filter((vrai) => vrai === statut).length))
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('the difference between two days', () => {
  const un = { code: '79', nom: 'Deux-Sèvres', region: '75' }
  const avant = colonnes('departement', [{ ...un, risque: 40, bas: 35, haut: 45 }])
  it.each([
    ['e', true],
    ['n', false],
    ['-', false],
    [undefined, false],
  ])('is established when the draws of both days say so: %s', (verdicts, etabli) => {
    const apres = colonnes('departement', [{ ...un, risque: 46, bas: 30, haut: 60 }])
    expect(ecartDe(apres, avant, 'risque', 0, verdicts)).toEqual({ value: 6, etabli })
  })
  it('has no value where one day hides it, or for another list of areas', () => {
    expect(
      ecartDe(colonnes('departement', [{ ...un, risque: null, etat: 's' }]), avant, 'risque', 0, 'e'),
    ).toBeNull()
    expect(
      ecartDe(colonnes('departement', [{ ...un, code: '86', risque: 40 }]), avant, 'risque', 0, 'e'),
    ).toBeNull()
  })
  it('is never established for the classes of communes', () => {
    const [a, b] = [20, 70].map((risque) =>
      colonnes('commune', [{ ...un, risque, etat: 'k', bas: risque - 5, haut: risque + 5 }]),
    )
    expect(ecartDe(a!, b, 'risque', 0, undefined)?.etabli).toBe(false)
  })
  it('is worse upwards for a risk, and downwards for an access', () => {
    expect(bornesDivergentes([2, 5, 10])).toEqual([-10, -5, -2, 2, 5, 10])
    const apres = colonnes('departement', [{ ...un, risque: 55 }])
    expect([
      ...peintureEcart(
        'risque',
        () => avant,
        () => 'e',
      ).classes(apres),
    ]).toEqual([6])
    expect([
      ...peintureEcart(
        'accessibilite-asalee',
        () => avant,
        () => 'e',
      ).classes(apres),
    ]).toEqual([0])
  })
})

describe('the rank inside a focus', () => {
  const niveau = colonnes('departement', [
    { code: '79', nom: 'A', region: '75', risque: 58, bas: 50, haut: 62 },
    { code: '86', nom: 'B', region: '75', risque: 55, bas: 51, haut: 60 },
    { code: '87', nom: 'C', region: '75', risque: 40, bas: 35, haut: 45 },
    { code: '88', nom: 'D', region: '44', risque: 70, bas: 66, haut: 75 },
    { code: '23', nom: 'E', region: '75', risque: null, etat: 's' },
  ])
  it('counts the areas of the focus that have a figure of their own, bounds left out', () => {
    const ici = { genre: 'region', codes: ['75'] } as const
    expect(rankIn(niveau, 'risque', 0, ici)).toEqual({ rang: 1, de: 3 })
    expect(rankIn(niveau, 'risque', 1, ici)).toEqual({ rang: 2, de: 3 })
    expect(rankIn(niveau, 'risque', 4, ici)).toBeNull()
    // « au moins 58 » may be anything above.
    const borne = { ...niveau, operators: { ...niveau.operators, risque: 'm----' } }
    expect(operatorAt(borne, 'risque', 0)).toBe('at-least')
    expect(rankIn(borne, 'risque', 0, ici)).toBeNull()
    expect(rankIn(borne, 'risque', 1, ici)).toEqual({ rang: 1, de: 2 })
  })
})
