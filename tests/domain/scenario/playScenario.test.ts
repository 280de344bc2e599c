import { describe, expect, test } from 'vitest'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import type { Closure, Opening, ScenarioRequest } from '../../../server/domain/scenario/request.ts'
import type { ScenarioResult } from '../../../server/domain/scenario/result.ts'
import { situate } from '../../../server/domain/situate.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../../world.ts'
import { tinyWorld } from './tinyWorld.ts'

const world = tinyWorld()
const ask = (closures: readonly Closure[], openings: readonly Opening[] = []): ScenarioRequest => ({
  asOf: WORLD_DAY,
  closures,
  openings,
})
const close = (...ids: string[]): Closure => ({ by: 'cabinets', ids })
const at = ({ levels }: ScenarioResult, niveau: 'commune' | 'departement', code: string): number =>
  levels[niveau].codes.indexOf(code)
const followedBy = (id: string): number => world.followed[world.cabinetIndex.get(id)!]!

describe('playScenario', () => {
  test('nothing closed: nobody moves and nothing changes', () => {
    const { totals, levels, absorbers, closedIds } = playScenario(world, ask([]))
    expect(totals).toMatchObject({ displaced: 0, moved: 0, sansPlace: 0, newDesertCommunes: 0 })
    expect(totals.before).toBeCloseTo(WORLD_PATIENTS, 9)
    expect(levels.commune.minutesAfter).toEqual(levels.commune.minutesBefore)
    expect(levels.departement.followedAfter).toEqual(levels.departement.followedBefore)
    expect([absorbers, closedIds]).toEqual([[], []])
  })

  test('the last cabinet of an island: everybody is without a place, and the island a new desert', () => {
    const result = playScenario(world, ask([close('C6')]))
    expect(result.totals.displaced).toBeCloseTo(followedBy('C6'), 9)
    expect(result.totals.sansPlace).toBe(result.totals.displaced)
    expect(result.levels.commune.newDeserts).toEqual(['2A001', '2A002'])
    expect(result.levels.departement.newDeserts).toEqual(['2A'])
    expect(result.levels.region.newDeserts).toEqual(['94'])
    expect(result.levels.circonscription.newDeserts).toEqual(['2A-01'])
    expect(result.totals.newDesertPeople).toBeCloseTo(9700 * 1.02, 6)
    expect(result.communeMinutes[at(result, 'commune', '2A001')]).toBe(Infinity)
  })

  test('a post opened on the island takes them in up to its capacity', () => {
    const small = playScenario(world, ask([close('C6')], [{ codeCommune: '2A001', etp: 0.2 }]))
    expect(small.absorbers).toEqual([
      {
        kind: 'ouverture',
        id: '2A001',
        codeCommune: '2A001',
        etp: 0.2,
        capacity: 48,
        followedBefore: 0,
        received: expect.closeTo(48, 9),
        fill: expect.closeTo(1, 9),
      },
    ])
    expect(small.totals.sansPlace).toBeCloseTo(followedBy('C6') - 48, 9)
    expect(small.levels.commune.newDeserts).toEqual([])
    const large = playScenario(world, ask([close('C6')], [{ codeCommune: '2A001', etp: 2 }]))
    expect(large.totals.sansPlace).toBe(0)
  })

  test('an opening where there was nothing ends a desert', () => {
    const { levels } = playScenario(world, ask([], [{ codeCommune: '97601', etp: 0.5 }]))
    expect(levels.commune.endedDeserts).toEqual(['97601'])
    expect(levels.departement.endedDeserts).toEqual(['976'])
  })

  test('suspended and stopped cabinets take nobody in; a closed one may be reached no more', () => {
    const result = playScenario(world, ask([close('C1', 'C4')]))
    expect(result.absorbers.map(({ id }) => id)).toEqual(['C2'])
    const [c2] = result.absorbers
    expect(c2!.received).toBeCloseTo(Math.min(200 * 0.8 * 1.2 - followedBy('C2'), result.totals.displaced), 9)
  })

  test('affected people gain those whose cabinet closes, less those already counted', () => {
    const result = playScenario(world, ask([close('C1')]))
    const france = result.levels.france
    // C1 is active while the funding is suspended: three in ten of its patients counted before.
    expect(france.affectedAfter[0]! - france.affectedBefore[0]!).toBeCloseTo(0.7 * followedBy('C1'), 9)
  })

  test('closures by area, by status and by share close the cabinets they say', () => {
    const closed = (closure: Closure): readonly string[] => playScenario(world, ask([closure])).closedIds
    expect(closed({ by: 'area', niveau: 'departement', code: '86' })).toEqual(['C4', 'C5'])
    expect(closed({ by: 'area', niveau: 'commune', code: '79005' })).toEqual(['C2'])
    // Three fifths of the people of 79005 live in 79-01.
    expect(closed({ by: 'area', niveau: 'circonscription', code: '79-01' })).toEqual(['C1', 'C2'])
    expect(closed({ by: 'status', niveau: 'france', code: 'FR', statut: 'unknown' })).toEqual(['C4'])
    expect(closed({ by: 'status', niveau: 'departement', code: '79', statut: 'unknown' })).toEqual([])
    expect(closed({ by: 'share', niveau: 'region', code: '75', share: 1, draw: 3 })).toHaveLength(5)
    expect(closed({ by: 'share', niveau: 'region', code: '75', share: 0, draw: 3 })).toEqual([])
  })

  test('a lot draws at least one post, however small the area', () => {
    const closure: Closure = { by: 'share', niveau: 'departement', code: '2A', share: 0.2, draw: 1 }
    expect(playScenario(world, ask([closure]))).toMatchObject({
      closedIds: ['C6'],
      drawn: [{ posts: 1, closedPosts: 1 }],
    })
  })

  test('a lot says what it drew, and a larger share contains the smaller', () => {
    let before: readonly string[] = []
    for (const share of [0.1, 0.3, 0.5, 0.8, 1]) {
      const closure: Closure = { by: 'share', niveau: 'region', code: '75', share, draw: 1 }
      const { closedIds, drawn } = playScenario(world, ask([closure]))
      expect(closedIds).toEqual(expect.arrayContaining([...before]))
      // Seven posts in cabinets of one or two: never further than one from the share.
      expect(drawn[0]).toMatchObject({ niveau: 'region', code: '75', draw: 1, share, posts: 7 })
      expect(Math.abs(drawn[0]!.closedPosts - share * 7)).toBeLessThanOrEqual(1)
      before = closedIds
    }
  })

  test('before figures are the ones the situation publishes', () => {
    const { levels } = playScenario(world, { ...ask([close('C1')]), openStatuts: ['active'] })
    const situation = situate(world.allocation, worldInputs, WORLD_DAY)
    for (const niveau of ['commune', 'circonscription', 'departement', 'region', 'france'] as const) {
      const { values } = situation.levels[niveau]
      expect(levels[niveau].followedBefore).toEqual(values['patients-suivis'])
      expect(levels[niveau].affectedBefore).toEqual(values['interruptions-attendues'])
      expect(levels[niveau].minutesBefore).toEqual(values['minutes-active'])
      expect(levels[niveau].riskBefore).toEqual(values.risque)
      expect(levels[niveau].relaylessBefore).toEqual(values['patients-sans-relais'])
    }
  })

  test('the order of the inputs changes no bit', () => {
    const shuffled = tinyWorld({
      ...worldInputs,
      communes: [...worldInputs.communes].reverse(),
      cabinets: [...worldInputs.cabinets].reverse(),
      parts: [...worldInputs.parts].reverse(),
      events: [...worldInputs.events].reverse(),
    })
    const request = ask([close('C1', 'C6')], [{ codeCommune: '79004', etp: 0.5 }])
    expect(playScenario(shuffled, request)).toEqual(playScenario(world, request))
  })

  test('what cannot be played is refused by name', () => {
    const request: ScenarioRequest = {
      asOf: '2026-09-30',
      closures: [
        close('C1', 'C99'),
        { by: 'area', niveau: 'departement', code: '99' },
        { by: 'share', niveau: 'departement', code: '79', share: 1.5, draw: 0.5 },
      ],
      openings: [{ codeCommune: '00000', etp: -1 }],
      tolerance: Number.NaN,
    }
    expect(() => playScenario(world, request)).toThrow(
      new RangeError(
        'asOf: autre-jour 2026-09-30; closures.0.ids.1: cabinet-inconnu C99; ' +
          'closures.1.code: zone-inconnue departement 99; closures.2.share: valeur-hors-bornes 1.5; ' +
          'closures.2.draw: valeur-hors-bornes 0.5; openings.0.codeCommune: commune-inconnue 00000; ' +
          'openings.0.etp: valeur-hors-bornes -1; tolerance: valeur-hors-bornes NaN',
      ),
    )
  })
})
