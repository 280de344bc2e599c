import { beforeAll, describe, expect, test } from 'vitest'
import { journeys, knownJourneys } from '../../scripts/method/journeys.ts'
import { PACKAGE, packageInputs } from '../../scripts/method/packageInputs.ts'
import { originsOf } from '../../server/domain/origins.ts'
import type { Commune } from '../../server/domain/model.ts'
import { pairsWithin } from '../../server/domain/travel/pairs.ts'
import { besideOf, roadsOf } from '../../server/domain/travel/roads.ts'
import { validateJourneys, type ValidatedJourney } from '../../server/domain/travel/validateJourneys.ts'

let places: readonly Commune[]
let rows: readonly ValidatedJourney[]
beforeAll(() => {
  places = originsOf(packageInputs(PACKAGE, 2023))
  rows = [...validateJourneys(places, knownJourneys(PACKAGE)).values()].flat()
})

const named = ({ fromName, toName, minutes }: ValidatedJourney): string =>
  `${fromName} → ${toName}: ${minutes}`

describe('the estimate of travel times, held against journeys that people know', () => {
  test('is within what a driver accepts, of every kind of ground, and knows where no road leads', () => {
    expect(rows.filter(({ weak, within }) => !weak && !within).map(named)).toEqual([])
    const kinds = new Set(rows.filter(({ weak }) => !weak).map(({ terrain }) => terrain))
    for (const kind of [
      'ile',
      'sans-route',
      'estuaire',
      'baie',
      'pont',
      'moyenne-montagne',
      'plaine',
      'ville',
    ])
      expect(kinds).toContain(kind)
  })

  test('fails in mountains, and the table says so', () => {
    const weak = rows.filter((row) => row.weak)
    expect(weak.length).toBeGreaterThan(2)
    // One that has come within its range is weak no longer: its mark goes.
    expect(weak.filter(({ within }) => within).map(named)).toEqual([])
    expect(new Set(weak.map(({ terrain }) => terrain))).toEqual(new Set(['montagne']))
  })

  test('is printed with verdicts, weak rows as such', async () => {
    const printed = await journeys(PACKAGE)
    expect(printed).toHaveLength(rows.length)
    expect(new Set(printed.map(({ verdict }) => verdict))).toEqual(new Set(['oui', 'non (échec connu)']))
  })

  test('a code that no commune has is named', () => {
    const journey = { ...knownJourneys(PACKAGE)[0]!, to: '99999' }
    expect(() => validateJourneys(places, [journey])).toThrow('99999')
  })
})

describe('the roads of the country', () => {
  test('every network is one piece, 32 of them, and no road leaves one', () => {
    const roads = roadsOf(places)!
    const cities = new Set(places.map(({ commune }) => commune))
    const seen = new Uint8Array(places.length)
    const pieces: string[] = []
    places.forEach((place, first) => {
      if (seen[first] || cities.has(place.code)) return
      pieces.push(place.reseau)
      for (const queue = [first]; queue.length > 0;) {
        const i = queue.pop()!
        if (seen[i]) continue
        seen[i] = 1
        for (let e = roads.start[i]!; e < roads.start[i + 1]!; e++) {
          expect(places[roads.to[e]!]!.reseau).toBe(place.reseau)
          queue.push(roads.to[e]!)
        }
      }
    })
    expect(new Set(pieces).size).toBe(pieces.length)
    expect(pieces).toHaveLength(32)
  })

  test('between neighbours and inland the great circle stands: few pairs change, none becomes shorter', () => {
    const cabinets = places
      .filter(({ medecinsGeneralistes, code }, i) => (medecinsGeneralistes ?? 0) > 0 && i % 97 === 0 && code)
      .map((place) => ({ ...place, codeCommune: place.code }))
    const flown = pairsWithin(
      places.map((place) => ({ ...place, voisines: null })).map(({ commune: _city, ...place }) => place),
      cabinets,
      45,
    )
    const driven = pairsWithin(places, cabinets, 45)
    const minutesBy = (pairs: typeof flown): Map<number, number> => {
      const by = new Map<number, number>()
      for (let j = 0; j < pairs.cabinets; j++)
        for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
          by.set(j * places.length + pairs.commune[p]!, pairs.minutes[p]!)
      return by
    }
    const [before, after] = [minutesBy(flown), minutesBy(driven)]
    let longer = 0
    for (const [pair, minutes] of after) {
      const straight = before.get(pair)
      if (straight === undefined) continue
      expect(minutes).toBeGreaterThan(straight - 1e-9)
      if (minutes > straight + 1e-9) longer++
    }
    expect(before.size).toBeGreaterThan(10_000)
    expect((longer + before.size - after.size) / before.size).toBeLessThan(0.04)
    const niort = places.findIndex(({ code }) => code === '79191')
    expect(besideOf(roadsOf(places)!, niort).length).toBeGreaterThan(5)
  })
})
