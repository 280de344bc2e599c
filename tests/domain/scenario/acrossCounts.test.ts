import { expect, test } from 'vitest'
import { acrossCounts, type CountedLevel } from '../../../server/domain/scenario/acrossCounts.ts'

/** A level whose areas are told for each commune; values are sums of `people`. */
function level(people: readonly number[], areaOf: readonly number[]): CountedLevel {
  const values = new Float64Array(Math.max(...areaOf) + 1)
  areaOf.forEach((a, i) => (values[a]! += people[i]!))
  return {
    of: {
      areas: values.length,
      start: Int32Array.from({ length: areaOf.length + 1 }, (_, k) => k),
      area: Int32Array.from(areaOf),
    },
    values,
  }
}
const told = (people: readonly number[], circonscription: readonly number[], cantons: readonly number[]) => {
  const tree = level(people, circonscription)
  return acrossCounts(Float64Array.from(people), tree, [tree], { canton: level(people, cantons) }).canton
}
const word = (count: ReturnType<typeof told>[number]) => (typeof count === 'string' ? count : count.low)

test('classes whose least ends fill a published total give way, so that a small area is not the rest', () => {
  // 89 people are published as 80, so at most 90: eight classes from 11 would leave the ninth area two at most.
  const people = [11, 11, 11, 11, 11, 11, 11, 11, 1]
  const counts = told(
    people,
    people.map(() => 0),
    [...people.keys()],
  ).map(word)
  expect(counts[8]).toBe('withheld')
  const classes = counts.filter((count) => count === 11).length
  expect(classes).toBeGreaterThan(0)
  expect(90 - 11 * classes).toBeGreaterThanOrEqual(11)
})

test('where controlled rounding may have published the lower multiple, the room is counted from it', () => {
  // 55 people may be published as 40, within 20: at most 60. Four classes from 11 leave 16, the fifth would leave 5.
  const people = [11, 11, 11, 11, 11, 0.3]
  const counts = told(
    people,
    people.map(() => 0),
    [...people.keys()],
  ).map(word)
  expect(60 - 11 * counts.filter((count) => count === 11).length).toBeGreaterThanOrEqual(11)
})

test('where there is room every class is told', () => {
  expect(told([60, 30, 5], [0, 0, 0], [0, 1, 2]).map(word)).toEqual([50, 11, 'withheld'])
})

test('an area that holds somebody of a hidden constituency is withheld, whatever it counts', () => {
  // The second constituency counts 4 people in all, two of them in the great canton.
  expect(told([300, 2, 2, 40], [0, 1, 1, 0], [0, 0, 1, 2]).map(word)).toEqual(['withheld', 'withheld', 11])
})

test('nobody is nobody, beside a hidden constituency too, and many rests of sums are not somebody', () => {
  const rests = Array.from({ length: 40 }, () => 9e-7)
  expect(
    told([...rests, 0, 4, 40], [...rests.map(() => 0), 1, 1, 0], [...rests.map(() => 0), 1, 2, 3]).map(word),
  ).toEqual(['none', 'none', 'withheld', 11])
})

test('above the last class a count is a rounded number, not withheld', () => {
  const [count] = told([60_040], [0], [0])
  expect(count).toMatchObject({ middle: 60_000, low: 59_950, high: 60_050 })
})
