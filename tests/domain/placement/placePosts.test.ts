import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equivalentSites, TIE_PERSONS } from '../../../server/domain/placement/equivalentSites.ts'
import { placePosts } from '../../../server/domain/placement/placePosts.ts'
import { mulberry32 } from '../../bench/scenarioNation.ts'
import { exactOptimum, exactValue, problemOf, type SmallWorld } from './exactCover.ts'

const COMMUNES = 8
const world: fc.Arbitrary<SmallWorld> = fc.record({
  need: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: COMMUNES, maxLength: COMMUNES }),
  reach: fc.array(fc.subarray([...Array(COMMUNES).keys()]), { minLength: 1, maxLength: 8 }),
  capacity: fc.integer({ min: 10, max: 200 }),
  posts: fc.integer({ min: 1, max: 4 }),
  perSite: fc.integer({ min: 1, max: 2 }),
})

describe('equivalentSites', () => {
  test('moving one post to any of its equivalents serves as many people to within ten; the others do not', () => {
    fc.assert(
      fc.property(world, (small) => {
        const sites = placePosts(problemOf(small)).posts.map(({ site }) => site)
        const value = exactValue(small, sites)
        equivalentSites([problemOf(small)], sites).forEach(({ sites: found, count, atLeast }, k) => {
          expect([found.length, atLeast]).toEqual([count, false])
          const others = sites.toSpliced(k, 1)
          for (let site = 0; site < small.reach.length; site++) {
            if (site === sites[k] || others.filter((one) => one === site).length >= small.perSite) continue
            // A site that reaches nobody in need is no place for a post, however little is lost.
            if (!(exactValue(small, [site]) > 0)) continue
            const kept = exactValue(small, [...others, site]) >= value - TIE_PERSONS - 1e-6
            expect(found.includes(site)).toBe(kept)
          }
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('placePosts', () => {
  test('lies between what greedy guarantees and the exact optimum, its bound above it', () => {
    fc.assert(
      fc.property(world, (small) => {
        const { covered, bound, gap, posts } = placePosts(problemOf(small))
        const best = exactOptimum(small)
        expect(covered).toBeLessThanOrEqual(best + 1e-6)
        expect(covered).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-6)
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6)
        expect(gap).toBeGreaterThanOrEqual(0)
        expect(gap).toBeLessThanOrEqual(1)
        // What it says it covers is what its sites cover, by a theorem it does not use.
        const sites = posts.map(({ site }) => site)
        expect(covered).toBeCloseTo(exactValue(small, sites), 6)
        for (const site of sites)
          expect(sites.filter((other) => other === site).length).toBeLessThanOrEqual(small.perSite)
      }),
      { numRuns: 300 },
    )
  })

  test('the gains never rise and add up to the people covered', () => {
    fc.assert(
      fc.property(world, (small) => {
        const { posts, covered } = placePosts(problemOf(small))
        expect(posts.length).toBeLessThanOrEqual(small.posts)
        posts.forEach(({ gain, covered: sofar }, k) => {
          expect(gain).toBeGreaterThan(0)
          if (k > 0) expect(gain).toBeLessThanOrEqual(posts[k - 1]!.gain + 1e-6)
          const before = posts.slice(0, k + 1).reduce((sum, post) => sum + post.gain, 0)
          expect(sofar).toBeCloseTo(before, 9)
        })
        expect(posts.at(-1)?.covered ?? 0).toBeCloseTo(covered, 9)
      }),
      { numRuns: 200 },
    )
  })

  test('finds the optimum in at least 97 of 100 worlds, and its gap is under 5 % in 96', () => {
    const random = mulberry32(7)
    const draw = (most: number): number => Math.floor(random() * most)
    let optimal = 0
    let tight = 0
    for (let turn = 0; turn < 300; turn++) {
      const small: SmallWorld = {
        need: Array.from({ length: 12 }, () => draw(100)),
        reach: Array.from({ length: 10 }, () =>
          Array.from({ length: 12 }, (_, i) => i).filter(() => random() < 0.3),
        ),
        capacity: 40 + draw(120),
        posts: 3,
        perSite: 1,
      }
      const { covered, gap } = placePosts(problemOf(small))
      if (covered >= exactOptimum(small) - 1e-6) optimal++
      if (gap < 0.05) tight++
    }
    expect(optimal).toBeGreaterThanOrEqual(291)
    expect(tight).toBeGreaterThanOrEqual(290)
  })

  test('exchange mends what greed took first', () => {
    // Greed takes the middle site (100 + 100), then 60 of what is left; the two outer ones cover 320.
    const small: SmallWorld = {
      need: [60, 100, 100, 60],
      reach: [
        [1, 2],
        [0, 1],
        [2, 3],
      ],
      capacity: 1000,
      posts: 2,
      perSite: 1,
    }
    const { covered, posts, gap } = placePosts(problemOf(small))
    expect(covered).toBe(320)
    expect(posts.map(({ site }) => site)).toEqual([1, 2])
    expect(gap).toBe(0)
  })

  test('a full post hands people over so that the next one is not wasted', () => {
    const small: SmallWorld = { need: [50, 50], reach: [[0, 1], [0]], capacity: 50, posts: 2, perSite: 1 }
    expect(placePosts(problemOf(small)).covered).toBe(100)
  })

  test('equal gains: the site nearer to its people', () => {
    const problem = {
      ...problemOf({ need: [50, 50], reach: [[0], [1]], capacity: 50, posts: 1, perSite: 1 }),
    }
    problem.minutes.set([12, 6])
    expect(placePosts(problem).posts).toEqual([{ site: 1, gain: 50, covered: 50, meanMinutes: 6 }])
  })

  test('nobody to cover, or nowhere to go: no post, no gap', () => {
    const empty = { posts: [], covered: 0, bound: 0, gap: 0 }
    expect(placePosts(problemOf({ need: [0], reach: [[0]], capacity: 9, posts: 2, perSite: 1 }))).toEqual(
      empty,
    )
    expect(placePosts(problemOf({ need: [5], reach: [], capacity: 9, posts: 2, perSite: 1 }))).toEqual(empty)
  })
})
