import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { isShown } from '../../server/domain/figure.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { publish, type PublicLevel } from '../../server/domain/publish.ts'
import { areaTree, COUNTED, type ByLevel, type Counted, type Tree } from '../../server/domain/secrecy/tree.ts'
import { suppress } from '../../server/domain/secrecy/suppress.ts'
import { roundCount } from '../../server/domain/secrecy/round.ts'
import type { Niveau } from '../../server/domain/model.ts'
import { situate } from '../../server/domain/situate.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'
import { worlds } from './worlds.ts'

/** What a reader knows of a cell. */
interface Range {
  low: number
  high: number
}

/** The true values that a published one may stand for: 1 000 is written for 995 as for 1 049. */
const behind = (published: number): Range => ({
  low: published - (published > 1000 ? 50 : 5),
  high: published + (published >= 1000 ? 50 : 5),
})

/**
 * Everything that sums can say: bounds are carried up and down the tree until nothing changes. On a tree this is
 * exact: no other combination of additions and subtractions says more.
 */
function attack(tree: Tree, known: ByLevel<Range[]>): void {
  for (let turn = 0; turn < 12; turn++)
    for (const [l, level] of COUNTED.entries()) {
      const below = COUNTED[l - 1]
      if (!below) continue
      known[level].forEach((range, a) => {
        const parts = tree.children[level][a]!.map((part) => known[below][part]!)
        const sums = parts.reduce((s, part) => ({ low: s.low + part.low, high: s.high + part.high }), {
          low: 0,
          high: 0,
        })
        range.low = Math.max(range.low, sums.low)
        range.high = Math.min(range.high, sums.high)
        for (const part of parts) {
          part.low = Math.max(part.low, range.low - (sums.high - part.high))
          part.high = Math.min(part.high, range.high - (sums.low - part.low))
        }
      })
    }
}

/**
 * How near a hidden count under 11 may be pinned, persons. Published values are rounded to 10, so every bound is a multiple
 * of 5, and the six zeros among 15 + 15 = 30 are bound to 0..5: nothing rounded to 10 can hide them better.
 */
const LEAST_WIDTH = 5 - 1e-6

const unknown = (): Range => ({ low: 0, high: 1e9 })

/** A random country: regions, their départements, their circonscriptions, small counts among large ones. */
const countries = fc
  .array(
    fc.array(
      fc.array(
        fc.oneof(fc.double({ min: 0, max: 15, noNaN: true }), fc.double({ min: 0, max: 700, noNaN: true })),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(country)

/** The country whose circonscriptions have these counts, by region and département. */
function country(regions: number[][][]): { tree: Tree; counts: ByLevel<Float64Array> } {
  const departements = regions.flat()
  const parent = {
    circonscription: Int32Array.from(departements.flatMap((d, k) => d.map(() => k))),
    departement: Int32Array.from(regions.flatMap((r, k) => r.map(() => k))),
    region: new Int32Array(regions.length),
    france: Int32Array.from([-1]),
  }
  const total = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const counts = {
    circonscription: Float64Array.from(departements.flat()),
    departement: Float64Array.from(departements, total),
    region: Float64Array.from(regions, (r) => total(r.map(total))),
    france: Float64Array.from([total(departements.map(total))]),
  }
  const children = (above: Int32Array, size: number): number[][] =>
    Array.from({ length: size }, (_, a) => [...above.keys()].filter((k) => above[k] === a))
  const tree: Tree = {
    size: {
      circonscription: counts.circonscription.length,
      departement: departements.length,
      region: regions.length,
      france: 1,
    },
    parent,
    children: {
      circonscription: Array.from(counts.circonscription, () => []),
      departement: children(parent.circonscription, departements.length),
      region: children(parent.departement, regions.length),
      france: children(parent.region, 1),
    },
  }
  return { tree, counts }
}

const none = (tree: Tree): ByLevel<Uint8Array> => ({
  circonscription: new Uint8Array(tree.size.circonscription),
  departement: new Uint8Array(tree.size.departement),
  region: new Uint8Array(tree.size.region),
  france: new Uint8Array(tree.size.france),
})

const each = (of: (level: Counted) => void): void => COUNTED.forEach(of)

describe('counts under 11', () => {
  test('are never published, and no parent is left with exactly one hidden part', () => {
    fc.assert(
      fc.property(countries, ({ tree, counts }) => {
        const { secret } = suppress(tree, counts, none(tree))
        each((level) => {
          counts[level].forEach((count, a) => {
            if (count < 11) expect(secret[level][a]).not.toBe(0)
          })
          const below = COUNTED[COUNTED.indexOf(level) - 1]
          if (!below) return
          tree.children[level].forEach((parts, a) => {
            const hidden = parts.filter((part) => secret[below][part]).length
            if (parts.length > 1 && secret[level][a] === 0) expect(hidden).not.toBe(1)
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('do not move the published totals: the same bytes for any value under 11', () => {
    fc.assert(
      fc.property(countries, fc.double({ min: 0, max: 10.9, noNaN: true }), ({ tree, counts }, other) => {
        const small = counts.circonscription.findIndex((count) => count < 11)
        fc.pre(small >= 0)
        const many = counts.circonscription.filter((count) => count < 11).length >= 5
        fc.pre(!many)
        const changed = addUp(tree, counts.circonscription.with(small, other))
        const [one, two] = [counts, changed].map((c) => suppress(tree, c, none(tree))) as [
          ReturnType<typeof suppress>,
          ReturnType<typeof suppress>,
        ]
        each((level) => {
          if (level === 'circonscription') return
          one.values[level].forEach((value, a) => {
            if (one.secret[level][a] === 0 && two.secret[level][a] === 0)
              expect(two.values[level][a]).toBeCloseTo(value, 6)
          })
        })
      }),
      { numRuns: 200 },
    )
  })

  test('cannot be had by adding and subtracting over all levels', () => {
    fc.assert(
      fc.property(countries, ({ tree, counts }) => {
        const { secret, values } = suppress(tree, counts, none(tree))
        const known = knownFrom(tree, (level, a) =>
          secret[level][a] || values[level][a]! < 11 ? null : roundCount(values[level][a]!),
        )
        attack(tree, known)
        counts.circonscription.forEach((count, a) => {
          if (count >= 11) return
          const { low, high } = known.circonscription[a]!
          expect(Math.min(high, 11) - Math.max(low, 0)).toBeGreaterThanOrEqual(LEAST_WIDTH)
        })
      }),
      {
        numRuns: 300,
        examples: [
          [
            country([
              [[620], [0]],
              [
                [370, 0],
                [0, 0],
              ],
            ]),
          ],
        ],
      },
    )
  })
})

function addUp(tree: Tree, circonscription: Float64Array): ByLevel<Float64Array> {
  const above = (level: Counted, below: Float64Array): Float64Array =>
    Float64Array.from(tree.children[level], (parts) => parts.reduce((sum, part) => sum + below[part]!, 0))
  const departement = above('departement', circonscription)
  const region = above('region', departement)
  return { circonscription, departement, region, france: above('france', region) }
}

function knownFrom(tree: Tree, published: (level: Counted, a: number) => number | null): ByLevel<Range[]> {
  const of = (level: Counted): Range[] =>
    Array.from({ length: tree.size[level] }, (_, a) => {
      const value = published(level, a)
      return value === null ? unknown() : behind(value)
    })
  return {
    circonscription: of('circonscription'),
    departement: of('departement'),
    region: of('region'),
    france: of('france'),
  }
}

describe('what is published of a day', () => {
  const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }

  test('shows nothing under 11, no value beside a status, and communes in classes', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const allocation = allocate(inputs, { ...parameters, patients: 300 })
        const situation = situate(allocation, inputs, '2026-06-15')
        const levels = publish(situation, allocation, { aplMillesime: { medecins: 2023, infirmiers: 2023 } })
        for (const [niveau, level] of Object.entries(levels) as [Niveau, PublicLevel][])
          level.codes.forEach((_, index) => {
            for (const indicator of ['patients-suivis', 'interruptions-attendues'] as const) {
              const figure = level.figure(index, indicator)
              const raw = situation.levels[niveau].values[indicator][index]!
              // Nobody at all follows from the statuses, which are public.
              if (raw === 0 && figure.status === 'ok') {
                expect(figure.value).toBe(0)
                continue
              }
              if (raw < 11) expect(isShown(figure.status)).toBe(false)
              // « < 11 » of a commune is true; above it, it is said of what stands in for the hidden parts.
              if (niveau === 'commune' && figure.status === 'hidden') expect(raw).toBeLessThan(11)
              if (!isShown(figure.status))
                expect([figure.value, figure.low, figure.high]).toEqual([null, null, null])
              else if (level.niveau === 'commune') {
                expect(figure.low!).toBeLessThanOrEqual(raw)
                expect(figure).toMatchObject({
                  status: 'class',
                  class: { min: figure.low, max: figure.high },
                  rounded: expect.stringMatching(/ à /),
                })
              }
            }
            const risk = level.figure(index, 'risque')
            if (!isShown(level.figure(index, 'interruptions-attendues').status)) expect(risk.value).toBeNull()
          })
      }),
      { numRuns: 40 },
    )
  })

  test('two days, what was known of them when, and all levels together do not give a hidden cell away', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const allocation = allocate(inputs, { ...parameters, patients: 400 })
        const tree = areaTree(allocation.communes, allocation.areas)
        // And what was known of each at several moments: the same day can be asked for as it was believed to be.
        const days = ['2026-02-15', '2026-06-15'].flatMap((day) =>
          [undefined, '2026-03-15T00:00:00.000Z', '2026-05-01T00:00:00.000Z'].map((knownAt) => {
            const situation = situate(allocation, inputs, day, knownAt)
            return {
              situation,
              levels: publish(situation, allocation, { aplMillesime: { medecins: 2023, infirmiers: 2023 } }),
            }
          }),
        )
        // The reader knows that followed patients do not change with the day: all tables bound the same cells.
        const known = days.map(({ levels }) =>
          knownFrom(tree, (level, a) => levels[level].figure(a, 'patients-suivis').value),
        )
        for (const one of known) expect(one).toEqual(known[0])
        for (const { situation, levels } of days)
          for (const count of ['interruptions-attendues', 'suivi-arrete', 'suivi-inconnu'] as const) {
            const affected = knownFrom(tree, (level, a) => levels[level].figure(a, count).value)
            each((level) =>
              affected[level].forEach((range, a) => {
                // Nobody at all follows from the statuses, which are public.
                if (!(situation.levels[level].values[count][a]! > 0)) range.high = 0
              }),
            )
            const { start, commune, share } = allocation.areas.circonscription
            affected.circonscription.forEach((range, a) => {
              const sums = { low: 0, high: 0 }
              for (let k = start[a]!; k < start[a + 1]!; k++) {
                const { status, ...figure } = levels.commune.figure(commune[k]!, count)
                const hidden = status === 'hidden' || status === 'protecting'
                const [low, high] = [figure.class?.min ?? figure.value, figure.class?.max ?? figure.value]
                sums.low += share[k]! * (low ?? 0)
                sums.high += share[k]! * (hidden ? 1e9 : figure.class ? high! + 1 : (high ?? 0))
              }
              range.low = Math.max(range.low, sums.low)
              range.high = Math.min(range.high, sums.high)
            })
            attack(tree, affected)
            situation.levels.circonscription.values[count].forEach((people, a) => {
              if (people >= 11 || people === 0) return
              const { low, high } = affected.circonscription[a]!
              expect(Math.min(high, 11) - Math.max(low, 0)).toBeGreaterThanOrEqual(LEAST_WIDTH)
            })
          }
      }),
      { numRuns: 60 },
    )
  })

  test('the tiny France: sums, classes, and what the day does not say', () => {
    const allocation = allocate(worldInputs, parameters)
    const levels = publish(situate(allocation, worldInputs, WORLD_DAY), allocation, {
      aplMillesime: { medecins: 2023, infirmiers: 2023 },
    })
    const of = (niveau: 'commune' | 'circonscription' | 'france', code: string) => {
      const index = levels[niveau].codes.indexOf(code)
      return (indicator: 'patients-suivis' | 'risque' | 'apl-mg65') => levels[niveau].figure(index, indicator)
    }
    expect(of('france', 'FR')('patients-suivis')).toMatchObject({
      value: 900,
      rounded: 'plus de 900',
      operator: 'more-than',
      low: null,
      status: 'ok',
    })
    expect(of('commune', '79001')('patients-suivis')).toMatchObject({
      low: 50,
      high: 199,
      status: 'class',
      class: { min: 50, max: 199 },
      rounded: '50 à 199',
    })
    expect(of('commune', '79006')('risque')).toMatchObject({
      status: 'not-applicable',
      rounded: 'sans objet',
    })
    // Nothing is published there: that is a gap in what we know, unlike the risk of those whom nobody follows.
    expect(of('circonscription', '976-01')('apl-mg65')).toMatchObject({
      value: null,
      status: 'missing',
      rounded: 'donnée absente',
    })
    expect(of('circonscription', '976-01')('patients-suivis').status).toBe('not-applicable')
    expect(of('circonscription', '79-01')('patients-suivis')).toMatchObject({
      demonstration: true,
      vintage: WORLD_DAY,
    })
    expect(of('circonscription', '79-01')('apl-mg65')).toMatchObject({
      demonstration: false,
      vintage: '2023',
    })
  })
})
