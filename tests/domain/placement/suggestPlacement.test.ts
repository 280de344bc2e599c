import { describe, expect, test } from 'vitest'
import { candidateCommunes } from '../../../server/domain/placement/candidateCommunes.ts'
import { canonicalPlacement, placementText } from '../../../server/domain/placement/canonicalPlacement.ts'
import type { CandidateFilter, PlacementRequest } from '../../../server/domain/placement/request.ts'
import { suggestPlacement } from '../../../server/domain/placement/suggestPlacement.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { sitePairs } from '../../../server/domain/scenario/sitePairs.ts'
import { WORLD_DAY, worldInputs } from '../../world.ts'
import { tinyWorld } from '../scenario/tinyWorld.ts'

const world = tinyWorld()
const REQUEST: PlacementRequest = {
  scenario: { asOf: WORLD_DAY, closures: [{ by: 'area', niveau: 'region', code: '75' }], openings: [] },
  posts: 2,
  etp: 0.75,
  candidates: { niveau: 'region', code: '75', minMedecinsGeneralistes: 0 },
  need: 'sans-place',
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
      Array.from(
        candidateCommunes(world, { niveau: 'region', code: '75', ...filter }).communes,
        (i) => world.allocation.communes[i]!.code,
      )
    expect(codes({ minMedecinsGeneralistes: 0, zonages: ['ZIP'] })).toEqual(['79003', '86002', '86004'])
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
    const affected = suggestPlacement(world, { ...nothing, need: 'affectes', residents: 'partout' })
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

  test('posts go where two practitioners are; an unknown number is counted apart, a maison de santé is enough', () => {
    const silent = tinyWorld({
      ...worldInputs,
      communes: worldInputs.communes.map((commune) =>
        commune.code === '79005' ? { ...commune, medecinsGeneralistes: null } : commune,
      ),
    })
    const { candidates: _, ...asked } = { ...REQUEST, posts: 9 }
    const placed = suggestPlacement(silent, { ...asked, candidates: { niveau: 'region', code: '75' } })
    const doctors = new Map(silent.allocation.communes.map((one) => [one.code, one.medecinsGeneralistes]))
    for (const { codeCommune, medecinsGeneralistes } of placed.posts) {
      expect(medecinsGeneralistes).toBeGreaterThanOrEqual(2)
      expect(medecinsGeneralistes).toBe(doctors.get(codeCommune))
    }
    expect(placed.unknownDoctors).toBe(1)
    expect(placed.fewDoctors).toBeGreaterThan(0)
    expect(placed.candidates + placed.fewDoctors + placed.unknownDoctors).toBe(9)
    const more = suggestPlacement(silent, {
      ...asked,
      candidates: { niveau: 'region', code: '75', maisonsDeSante: ['79005', '86004'] },
    })
    expect([more.candidates, more.unknownDoctors]).toEqual([placed.candidates + 2, 0])
  })

  test('a budget says how many posts there are, and needs the cost of one', () => {
    const paid = suggestPlacement(world, { ...REQUEST, posts: 5, costPerPost: 50_000, budget: 149_999 })
    expect([paid.affordable, paid.posts.length]).toEqual([2, 2])
    const poor = suggestPlacement(world, { ...REQUEST, costPerPost: 50_000, budget: 10 })
    expect([poor.affordable, poor.posts, poor.covered]).toEqual([0, [], 0])
    expect(() => suggestPlacement(world, { ...REQUEST, budget: 100_000 })).toThrow(
      new RangeError('costPerPost: cout-manquant 100000'),
    )
  })

  test('posts stand apart when asked, and the bound still holds', () => {
    const free = suggestPlacement(world, { ...REQUEST, posts: 4 })
    const apart = suggestPlacement(world, { ...REQUEST, posts: 4, minMinutesApart: 20 })
    const minutes = sitePairs(
      world.allocation,
      apart.posts.map(({ codeCommune }) => world.communeIndex.get(codeCommune)!),
      20,
    )
    const own = new Set(apart.posts.map(({ codeCommune }) => world.communeIndex.get(codeCommune)!))
    apart.posts.forEach(({ codeCommune }, k) => {
      for (let p = minutes.start[k]!; p < minutes.start[k + 1]!; p++) {
        const other = minutes.commune[p]!
        if (own.has(other) && world.communeIndex.get(codeCommune) !== other)
          expect(minutes.minutes[p]).toBeGreaterThanOrEqual(20)
      }
    })
    expect(apart.posts.length).toBeGreaterThan(1)
    expect(apart.covered).toBeLessThanOrEqual(free.bound + 1e-6)
    expect(apart.bound).toBeGreaterThanOrEqual(apart.covered)
  })

  test('the least served come first where asked, and everybody is told what that costs', () => {
    const asked = { ...REQUEST, posts: 1, coverMinutes: 15, need: 'affectes' } as const
    const most = suggestPlacement(world, asked)
    const fair = suggestPlacement(world, { ...asked, objective: 'moins-desservis' })
    expect(fair.leastNeed).toBeGreaterThanOrEqual(0.2 * fair.need)
    expect(fair.leastCovered).toBeGreaterThanOrEqual(most.leastCovered)
    expect(fair.covered).toBeLessThanOrEqual(most.bound + 1e-6)
    expect([fair.need, fair.leastNeed]).toEqual([most.need, most.leastNeed])
  })

  test('only residents of the area count, or everybody within reach where asked or where the area is small', () => {
    const asked = {
      ...REQUEST,
      candidates: { ...REQUEST.candidates, niveau: 'departement', code: '79' },
    } as const
    const own = suggestPlacement(world, asked)
    const all = suggestPlacement(world, { ...asked, residents: 'partout' })
    expect(own.need).toBeGreaterThan(0)
    expect(own.need).toBeLessThan(all.need)
    const within = world.allocation.communes.flatMap(({ code }) => (code.startsWith('79') ? [code] : []))
    const listed = { ...asked.candidates, niveau: 'france', code: 'FR', within } as const
    expect(suggestPlacement(world, { ...asked, candidates: listed })).toMatchObject({
      request: { residents: 'partout' },
      need: all.need,
      covered: all.covered,
    })
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
