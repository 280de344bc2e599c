import { describe, expect, test } from 'vitest'
import { candidateCommunes } from '../../../server/domain/placement/candidateCommunes.ts'
import { canonicalPlacement, placementText } from '../../../server/domain/placement/canonicalPlacement.ts'
import type { CandidateFilter, PlacementRequest } from '../../../server/domain/placement/request.ts'
import { suggestPlacement } from '../../../server/domain/placement/suggestPlacement.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { WORLD_DAY, worldInputs } from '../../world.ts'
import { tinyWorld } from '../scenario/tinyWorld.ts'

const world = tinyWorld()
const REQUEST: PlacementRequest = {
  scenario: { asOf: WORLD_DAY, closures: [{ by: 'area', niveau: 'region', code: '75' }], openings: [] },
  posts: 2,
  etp: 0.75,
  candidates: { niveau: 'region', code: '75' },
}

describe('suggestPlacement', () => {
  test('places posts where people have none, and played as openings they are filled', () => {
    const { posts, covered, bound, gap, need, reachable, candidates } = suggestPlacement(world, REQUEST)
    expect(candidates).toBe(9) // every commune of the région but the one without people
    expect(posts).toHaveLength(2)
    // 2 × 0.75 × 200 × 1.2 places for some eight hundred people: both posts are full.
    expect([covered, bound, gap]).toEqual([360, 360, 0])
    const before = playScenario(world, REQUEST.scenario)
    expect(need).toBeCloseTo(before.totals.sansPlace, 9)
    expect(reachable).toBeLessThanOrEqual(need)
    const after = playScenario(world, { ...REQUEST.scenario, openings: posts })
    expect(before.totals.sansPlace - after.totals.sansPlace).toBeCloseTo(360, 6)
  })

  test('candidates are the communes that meet every condition', () => {
    const codes = (filter: Partial<CandidateFilter>): string[] =>
      [...candidateCommunes(world, { niveau: 'region', code: '75', ...filter })].map(
        (i) => world.allocation.communes[i]!.code,
      )
    expect(codes({ zonages: ['ZIP'] })).toEqual(['79003', '86002', '86004'])
    expect(codes({ minMedecinsGeneralistes: 10 })).toEqual(['79001', '79005', '86001'])
    expect(
      codes({ zonages: ['ZIP', 'ZAC'], minPopulation: 2000, niveau: 'departement', code: '79' }),
    ).toEqual(['79002', '79004', '79005'])
    expect(codes({ codes: ['79001', '2A001'] })).toEqual(['79001'])
    expect(codes({ niveau: 'circonscription', code: '79-01' })).toEqual(['79001', '79004', '79005'])
  })

  test('only people within the minutes asked for count', () => {
    const near = suggestPlacement(world, { ...REQUEST, posts: 1, etp: 20, coverMinutes: 10 })
    const far = suggestPlacement(world, { ...REQUEST, posts: 1, etp: 20, coverMinutes: 45 })
    expect(near.covered).toBeLessThan(far.covered)
    expect(far.covered).toBeCloseTo(far.need, 6)
    expect(near.posts[0]!.meanMinutes).toBeLessThanOrEqual(10)
  })

  test('needs other than places: people affected, people out of reach', () => {
    const nothing = { ...REQUEST, scenario: { ...REQUEST.scenario, closures: [] } }
    expect(suggestPlacement(world, nothing)).toMatchObject({ posts: [], need: 0, covered: 0, gap: 0 })
    const affected = suggestPlacement(world, { ...nothing, need: 'affectes' })
    expect(affected.need).toBeCloseTo(
      playScenario(world, nothing.scenario).levels.france.affectedBefore[0]!,
      9,
    )
    const out = suggestPlacement(world, { ...REQUEST, need: 'hors-portee' })
    expect(out.need).toBeGreaterThanOrEqual(suggestPlacement(world, REQUEST).need)
  })

  test('the order of the inputs and of the request changes nothing', () => {
    const reversed = tinyWorld({
      ...worldInputs,
      communes: [...worldInputs.communes].reverse(),
      cabinets: [...worldInputs.cabinets].reverse(),
    })
    const asked = { ...REQUEST, candidates: { ...REQUEST.candidates, zonages: ['ZIP', 'ZAC'] as const } }
    const other = {
      ...REQUEST,
      candidates: { ...REQUEST.candidates, zonages: ['ZAC', 'ZIP', 'ZAC'] as const },
    }
    expect(suggestPlacement(reversed, other)).toEqual(suggestPlacement(world, asked))
    expect(placementText(other)).toBe(placementText(asked))
    expect(placementText(canonicalPlacement(asked))).toBe(placementText(asked))
    expect(placementText({ ...asked, posts: 3 })).not.toBe(placementText(asked))
  })

  test('what cannot be answered is refused by name', () => {
    const wrong: PlacementRequest = {
      ...REQUEST,
      scenario: { ...REQUEST.scenario, asOf: '2020-01-01' },
      posts: 0,
      candidates: { niveau: 'region', code: '00', codes: ['79001', 'X'] },
      coverMinutes: 90,
    }
    expect(() => suggestPlacement(world, wrong)).toThrow(
      new RangeError(
        'scenario.asOf: autre-jour 2020-01-01; posts: valeur-hors-bornes 0; ' +
          'candidates.code: zone-inconnue region 00; candidates.codes.1: commune-inconnue X; ' +
          'coverMinutes: valeur-hors-bornes 90',
      ),
    )
  })
})
