import { expect, test } from 'vitest'
import { followedHere, ownFollowed } from '../../server/domain/areas/followedHere.ts'
import { demonstrationAllocation } from './demonstration.ts'

const allocation = demonstrationAllocation()
const { areas, cabinets, communes, pairs, flows, home, seats } = allocation

test.each(['departement', 'circonscription'] as const)(
  'the people of each %s are told apart by whose cabinet follows them, and nobody is counted twice',
  (niveau) => {
    const { codes, start, commune, share } = areas[niveau]
    const own = ownFollowed(allocation, niveau)
    let told = 0
    codes.forEach((code, a) => {
      const people = new Map<number, number>()
      for (let k = start[a]!; k < start[a + 1]!; k++) people.set(commune[k]!, share[k]!)
      let [here, all] = [0, 0]
      cabinets.forEach((_, j) => {
        const inside =
          niveau === 'departement'
            ? communes[home[j]!]?.departement === code
            : areas.circonscription.codes[seats[j]![0]!] === code
        for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
          const followed = flows[p]! * (people.get(pairs.commune[p]!) ?? 0)
          all += followed
          if (inside) here += followed
        }
      })
      // A cabinet of a split commune whose seat nobody said stands where most of its people live.
      if (niveau === 'departement' || seats.every((own) => own.length > 0))
        expect(own.people[a]!, code).toBeCloseTo(here, 6)
      expect(own.people[a]!).toBeLessThanOrEqual(all + 1e-6)
      const published = Math.round(all / 10) * 10
      const parts = followedHere(own, a, published)
      if (!parts) return
      told++
      expect(parts.here + parts.elsewhere).toBe(published)
      expect(Math.abs(parts.here - own.people[a]!)).toBeLessThanOrEqual(own.people[a]! > 1000 ? 50 : 5)
      expect(parts.cabinets).toBeGreaterThanOrEqual(3)
      expect(Math.min(parts.here, parts.elsewhere)).toBeGreaterThanOrEqual(10)
    })
    expect(told).toBeGreaterThan(80)
  },
)

test('nothing is told of one or two cabinets, of a hidden count, nor of a part under 11', () => {
  const of = (people: number, count: number) => ({
    people: Float64Array.of(people),
    cabinets: Int32Array.of(count),
  })
  expect(followedHere(of(300, 3), 0, 500)).toEqual({ cabinets: 3, here: 300, elsewhere: 200 })
  expect(followedHere(of(300, 2), 0, 500)).toBeNull()
  expect(followedHere(of(300, 5), 0, null)).toBeNull()
  expect(followedHere(of(10, 5), 0, 500)).toBeNull()
  expect(followedHere(of(496, 5), 0, 500)).toBeNull()
})
