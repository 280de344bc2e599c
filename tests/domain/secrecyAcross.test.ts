import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { isShown } from '../../server/domain/figure.ts'
import { DECOUPAGES, HORS_NIVEAU, type Decoupage } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { publish, type PublicLevel } from '../../server/domain/publish.ts'
import { situate } from '../../server/domain/situate.ts'
import { publishAcross } from '../../server/domain/publishAcross.ts'
import { worlds } from './worlds.ts'

const INDICATORS = ['patients-suivis', 'interruptions-attendues'] as const
/** What is left unknown of a hidden count, persons: ten thousand worlds left 2.7 at the worst, with four découpages and two days at once. */
const LEAST = 2
const DAYS = ['2026-02-15', '2026-06-15']

/** A découpage that a number draws: communes fall into some areas at random, some into none. */
const divided = (niveau: Decoupage, seed: number) => ({
  niveau,
  areaOf: (code: string): string | null => {
    let hash = seed
    for (const letter of code) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003
    return hash % 5 === 0 ? null : `A${hash % 4}`
  },
})

interface Range {
  low: number
  high: number
}
/** A sum that is published: Σ weight × commune lies in the range. */
interface Sum {
  readonly terms: readonly (readonly [commune: number, weight: number])[]
  readonly range: Range
}

/** What is known of a count from its figure: its class, its rounding, or that it is under 11. */
function known(level: PublicLevel, index: number, indicator: (typeof INDICATORS)[number]): Range {
  const figure = level.figure(index, indicator)
  if (figure.class) return { low: figure.class.min, high: figure.class.max + 1 }
  if (figure.value !== null) {
    const step = figure.value >= 1000 ? 50 : 5
    return { low: figure.value - (figure.value > 1000 ? 50 : 5), high: figure.value + step }
  }
  if (figure.status === 'not-applicable') return { low: 0, high: 0 }
  // A commune says truly whether it is under 11; above it stand-ins are told of.
  if (level.niveau === 'commune' && figure.status === 'hidden') return { low: 0, high: 11 }
  return { low: level.niveau === 'commune' && figure.status === 'protecting' ? 11 : 0, high: 1e9 }
}

/** Carries bounds from every sum to its communes and back until little changes. */
function attack(communes: Range[], sums: readonly Sum[]): void {
  for (let turn = 0; turn < 12; turn++)
    for (const { terms, range } of sums) {
      const total = terms.reduce(
        (sum, [i, weight]) => ({
          low: sum.low + weight * communes[i]!.low,
          high: sum.high + weight * communes[i]!.high,
        }),
        { low: 0, high: 0 },
      )
      range.low = Math.max(range.low, total.low)
      range.high = Math.min(range.high, total.high)
      for (const [i, weight] of terms) {
        const own = communes[i]!
        const others = { low: total.low - weight * own.low, high: total.high - weight * own.high }
        own.low = Math.max(own.low, (range.low - others.high) / weight)
        own.high = Math.min(own.high, (range.high - others.low) / weight)
      }
    }
}

describe('découpages that cut across the circonscriptions', () => {
  test('pin no hidden circonscription and no hidden area nearer than the tree does by itself, over four of them and two days', () => {
    fc.assert(
      fc.property(worlds, fc.nat(1000), (inputs, seed) => {
        const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients: 300 })
        for (const day of DAYS)
          for (const indicator of INDICATORS) {
            const situation = situate(allocation, inputs, day)
            const levels = publish(situation, allocation, {
              aplMillesime: { medecins: 2023, infirmiers: 2023 },
            })
            const across = DECOUPAGES.map((niveau, k) =>
              publishAcross(situation, allocation, inputs, divided(niveau, seed + k), {
                aplMillesime: { medecins: 2023, infirmiers: 2023 },
              }),
            )
            const communes = allocation.communes.map((_, i) => known(levels.commune, i, indicator))
            const { circonscription } = allocation.areas
            const seats = circonscription.codes.map((_, a): Sum => {
              const terms: [number, number][] = []
              for (let k = circonscription.start[a]!; k < circonscription.start[a + 1]!; k++)
                terms.push([circonscription.commune[k]!, circonscription.share[k]!])
              return { terms, range: known(levels.circonscription, a, indicator) }
            })
            const areas = across.flatMap((level, k) =>
              level.codes.map((code, a): Sum & { status: string; raw: number } => {
                const { areaOf } = divided(DECOUPAGES[k]!, seed + k)
                const terms = allocation.communes.flatMap((commune, i): [number, number][] =>
                  (areaOf(commune.code) ?? HORS_NIVEAU) === code ? [[i, 1]] : [],
                )
                const column = situation.levels.commune.values[indicator]
                return {
                  terms,
                  range: known(level, a, indicator),
                  status: level.figure(a, indicator).status,
                  raw: terms.reduce((sum, [i]) => sum + column[i]!, 0),
                }
              }),
            )
            // What the levels of the tree say by themselves, shares of split communes known: the découpages are to add nothing.
            const before = structuredClone({ communes, seats, areas })
            attack(before.communes, [...before.seats])
            attack(communes, [...seats, ...areas])
            const width = ({ low, high }: Range): number => Math.min(high, 11) - Math.max(low, 0)
            seats.forEach(({ range }, a) => {
              const raw = situation.levels.circonscription.values[indicator][a]!
              if (levels.circonscription.figure(a, indicator).status === 'hidden' && raw < 11)
                expect(width(range)).toBeGreaterThanOrEqual(
                  Math.min(LEAST, width(before.seats[a]!.range)) - 1e-6,
                )
            })
            areas.forEach(({ range, status, raw }, k) => {
              if (raw < 11 && raw > 0) expect(status).not.toBe('ok')
              const sum = before.areas[k]!.terms.reduce(
                ({ low, high }, [i]) => ({
                  low: low + before.communes[i]!.low,
                  high: high + before.communes[i]!.high,
                }),
                { low: 0, high: 0 },
              )
              if (status === 'hidden' && raw < 11)
                expect(width(range)).toBeGreaterThanOrEqual(Math.min(LEAST, width(sum)) - 1e-6)
            })
          }
      }),
      { numRuns: 300 },
    )
  })

  test('tell persons in classes only, and what is added up sums to the country', () => {
    fc.assert(
      fc.property(worlds, fc.nat(1000), (inputs, seed) => {
        const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients: 300 })
        const situation = situate(allocation, inputs, DAYS[1]!)
        const { france } = publish(situation, allocation, {
          aplMillesime: { medecins: 2023, infirmiers: 2023 },
        })
        for (const niveau of DECOUPAGES) {
          const level = publishAcross(situation, allocation, inputs, divided(niveau, seed), {
            aplMillesime: { medecins: 2023, infirmiers: 2023 },
          })
          level.codes.forEach((_, a) => {
            for (const indicator of INDICATORS) {
              const { status, value, class: own } = level.figure(a, indicator)
              if (isShown(status)) expect([status, own!.min]).toEqual(['class', expect.any(Number)])
              else expect(value).toBeNull()
            }
          })
          const population = level.codes.reduce((sum, _, a) => sum + level.figure(a, 'population').value!, 0)
          expect(population).toBeCloseTo(france.figure(0, 'population').value!, 6)
        }
      }),
      { numRuns: 20 },
    )
  })
})
