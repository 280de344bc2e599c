import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DECOUPAGES, type Decoupage } from '../../../server/domain/model.ts'
import { EFFECTIFS, issueColumn, PARTS, type Effectif } from '../../../server/domain/scenario/outcomes.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { publicAcross, type AreaOf } from '../../../server/domain/scenario/publicAcross.ts'
import { publicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import { classOf, PERSON_CLASSES } from '../../../server/domain/secrecy/classes.ts'
import { COUNTED } from '../../../server/domain/secrecy/tree.ts'
import { WORLD_DAY } from '../../world.ts'
import { smallNation } from './tinyWorld.ts'

const world = smallNation()
const { allocation } = world
const { communes, cabinets, areas } = allocation
const order = new Map(communes.map(({ code }, i) => [code, i]))
const ids = cabinets.map(({ id }) => id)
/** Least width that a withheld or hidden count keeps, persons: six in the tree of a scenario. */
const LEAST = 6

/** Areas drawn by a number; the last découpage lies inside the others, as cantons do. */
const divided = (seed: number): Record<Decoupage, AreaOf> =>
  Object.fromEntries(
    DECOUPAGES.map((niveau, k) => [
      niveau,
      (code: string): string | null => {
        const n = order.get(code)!
        const size = [3, 7, 11, 23][(k + seed) % 4]!
        return (n * 7 + seed) % 13 === 0 ? null : `A${Math.floor(n / size)}`
      },
    ]),
  ) as Record<Decoupage, AreaOf>

const play = (some: readonly string[], seed: number) => {
  const result = playScenario(world, {
    asOf: WORLD_DAY,
    closures: [{ by: 'cabinets', ids: some }],
    openings: [],
  })
  const areaOf = divided(seed)
  const levels = DECOUPAGES.map((niveau) => publicAcross(world, result, niveau, areaOf))
  const people = (count: Effectif): number[] =>
    communes.map((_, i) => PARTS[count].reduce((sum, issue) => sum + issueColumn(result.after, issue)[i]!, 0))
  const home = (niveau: Decoupage, i: number): string =>
    areaOf[niveau](communes[i]!.commune ?? communes[i]!.code) ?? 'hors-niveau'
  return { result, levels, people, home, shown: publicScenario(world, result) }
}

describe('what a scenario tells of levels that cut across the circonscriptions', () => {
  test('a class holds its count, a withheld one is null and never 0, and 0 is nobody', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.nat(20), (some, seed) => {
        const { levels, people, home } = play(some, seed)
        for (const { niveau, codes, persons, states } of levels)
          for (const count of EFFECTIFS) {
            const raw = new Map<string, number>()
            people(count).forEach((value, i) =>
              raw.set(home(niveau, i), (raw.get(home(niveau, i)) ?? 0) + value),
            )
            codes.forEach((code, k) => {
              const [value, state, truth] = [persons[count][k]!, states[count][k]!, raw.get(code)!]
              seen.add(state)
              if (state === 'k') {
                const { low, high } = classOf(value, PERSON_CLASSES)!
                expect(truth).toBeGreaterThanOrEqual(low - 1e-6)
                expect(truth).toBeLessThan(high + 1e-6)
              } else if (state === 'o') {
                expect(value).toBe(0)
                expect(truth).toBeLessThan(1e-3)
              } else expect([state, value]).toEqual(['p', null])
            })
          }
      }),
      { numRuns: 10 },
    )
    expect([...seen].sort()).toEqual(['k', 'o', 'p'])
  })

  test('nobody narrows a withheld area, or a hidden circonscription, by carrying bounds over all levels', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 3 }), fc.nat(20), (some, seed) => {
        const { levels, people, home, shown, result } = play(some, seed)
        for (const count of ['displaced', 'sansPlace', '20+'] as const) {
          const support = people(count)
          const atoms = communes.map((_, i) => ({ low: 0, high: support[i]! > 1e-6 ? 1e9 : 0 }))
          const sums: {
            of: readonly (readonly [number, number])[]
            low: number
            high: number
            watched: boolean
          }[] = []
          for (const niveau of COUNTED) {
            const { codes, start, commune, share } = areas[niveau]
            const level = shown.levels[niveau]
            codes.forEach((code, a) => {
              const of = Array.from(
                { length: start[a + 1]! - start[a]! },
                (_, k) => [commune[start[a]! + k]!, share[start[a]! + k]!] as const,
              )
              const row = level.codes.indexOf(code)
              if (row < 0) return
              const value = level.persons[count][row]!
              if (value === null)
                return sums.push({ of, low: 0, high: 11, watched: niveau === 'circonscription' })
              // What is stated of these numbers: within 20 of the truth, 100 from 1,000 on.
              const off = value === 0 ? 0 : value >= 1000 ? 100 : 20
              return sums.push({ of, low: Math.max(0, value - off), high: value + off, watched: false })
            })
          }
          const tree = sums.length
          for (const { niveau, codes, persons } of levels)
            codes.forEach((code, k) => {
              const of = communes.flatMap((_, i) =>
                home(niveau, i) === code && support[i]! > 1e-6 ? [[i, 1] as const] : [],
              )
              const value = persons[count][k]!
              if (value === 0) return
              const own = value === null ? null : classOf(value, PERSON_CLASSES)!
              sums.push({ of, low: own?.low ?? 0, high: own?.high ?? 1e9, watched: own === null })
            })
          const widths = (some: typeof sums) => {
            const bounds = some.map((sum) => ({ ...sum }))
            const own = atoms.map((atom) => ({ ...atom }))
            for (let turn = 0; turn < 8; turn++)
              for (const sum of bounds) {
                const low = sum.of.reduce((all, [i, w]) => all + w * own[i]!.low, 0)
                const high = sum.of.reduce((all, [i, w]) => all + w * own[i]!.high, 0)
                sum.low = Math.max(sum.low, low)
                sum.high = Math.min(sum.high, high)
                for (const [i, w] of sum.of) {
                  const one = own[i]!
                  const before = { ...one }
                  one.low = Math.max(one.low, (sum.low - (high - w * before.high)) / w)
                  one.high = Math.min(one.high, (sum.high - (low - w * before.low)) / w)
                }
              }
            return bounds.map(({ low, high }) => high - low)
          }
          // What the tree tells by itself is the floor; a découpage must not narrow it.
          const alone = widths(sums.slice(0, tree))
          widths(sums).forEach((width, k) => {
            if (!sums[k]!.watched) return
            expect(width).toBeGreaterThanOrEqual(k < tree ? Math.min(LEAST, alone[k]!) - 1e-6 : LEAST)
          })
        }
        expect(result.closedIds.length).toBeGreaterThan(0)
      }),
      { numRuns: 12 },
    )
  })

  test('minutes and inhabitants out of reach are told as at the other levels', () => {
    const { result, shown } = play(ids.slice(0, 12), 1)
    const one: AreaOf = () => 'A'
    const whole = { canton: one, epci: one, 'bassin-de-vie': one, arrondissement: one }
    const all = publicAcross(world, result, 'epci', whole)
    const { france } = shown.levels
    expect(all.codes).toEqual(['A'])
    expect(all.minutesAfter).toEqual(france.minutesAfter)
    expect(all.beyondBefore).toEqual(france.beyondBefore)
    expect(all.beyondAfter).toEqual(france.beyondAfter)
    expect(all.avant).toEqual({ codes: ['A'], minutes: france.minutesBefore })
  })
})
