import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redistribute, type Choices } from '../../../server/domain/scenario/redistribute.ts'

/** Choices from one list of [receiver, pull] per commune. */
const choicesOf = (lists: readonly (readonly (readonly [number, number])[])[]): Choices => {
  const flat = lists.flat()
  const ends = lists.map((_, m) => lists.slice(0, m + 1).flat().length)
  return {
    start: Int32Array.from([0, ...ends]),
    receiver: Int32Array.from(flat, ([receiver]) => receiver),
    pull: Float64Array.from(flat, ([, pull]) => pull),
    minutes: new Float64Array(flat.length),
  }
}
const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)

describe('redistribute', () => {
  test("follows Huff's shares where there is room", () => {
    const { placed, sansPlace, rounds } = redistribute(
      [100],
      choicesOf([
        [
          [0, 3],
          [1, 1],
        ],
      ]),
      [200, 200],
    )
    expect([...placed]).toEqual([75, 25])
    expect([...sansPlace]).toEqual([0])
    expect(rounds).toBe(1)
  })

  test('a full receiver sends its askers to the others, and who finds no room is counted', () => {
    const choices = choicesOf([
      [
        [0, 3],
        [1, 1],
      ],
    ])
    expect([...redistribute([100], choices, [30, 100]).placed]).toEqual([30, 70])
    const tight = redistribute([100], choices, [30, 20])
    expect([...tight.placed]).toEqual([30, 20])
    expect(tight.sansPlace[0]).toBeCloseTo(50, 9)
  })

  test('a receiver short of room takes the same share of everyone who asks', () => {
    const { placed, sansPlace } = redistribute([60, 20], choicesOf([[[0, 1]], [[0, 9]]]), [40])
    expect([...placed]).toEqual([30, 10])
    expect([...sansPlace]).toEqual([30, 10])
  })

  test('nobody in reach: everybody is without a place', () => {
    expect([...redistribute([5, 7], choicesOf([[], [[0, 1]]]), [0]).sansPlace]).toEqual([5, 7])
  })

  test('people are conserved, no room is exceeded, nobody waits beside a free place', () => {
    const world = fc.record({
      people: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 8 }),
      room: fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 6 }),
      pulls: fc.array(fc.double({ min: 1e-9, max: 5, noNaN: true }), { minLength: 48, maxLength: 48 }),
      reach: fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }),
    })
    fc.assert(
      fc.property(world, ({ people, room, pulls, reach }) => {
        const lists = people.map((_, m) =>
          room.flatMap((_, k): [number, number][] => (reach[m * 6 + k] ? [[k, pulls[m * 6 + k]!]] : [])),
        )
        const choices = choicesOf(lists)
        const { placed, sansPlace, rounds } = redistribute(people, choices, room)
        const received = new Float64Array(room.length)
        placed.forEach((count, q) => (received[choices.receiver[q]!]! += count))
        people.forEach((count, m) => {
          const mine = total(placed.slice(choices.start[m]!, choices.start[m + 1]!))
          expect(mine + sansPlace[m]!).toBeCloseTo(count, 8)
          if (sansPlace[m]! > 1e-6) for (const [k] of lists[m]!) expect(received[k]!).toBeCloseTo(room[k]!, 6)
        })
        received.forEach((count, k) => expect(count).toBeLessThanOrEqual(room[k]! + 1e-8))
        expect(rounds).toBeLessThanOrEqual(room.length + 1)
      }),
      { numRuns: 300 },
    )
  })
})
