import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { nearestActive } from '../../server/domain/travel/nearestActive.ts'
import { nearestFrom } from '../../server/domain/travel/nearestFrom.ts'
import { pairsWithin, type Destination, type Origin } from '../../server/domain/travel/pairs.ts'
import { intraCommuneKilometres, travelMinutes } from '../../server/domain/travel/travelMinutes.ts'

interface Point {
  readonly lon: number
  readonly lat: number
}
const point = fc.record({
  lon: fc.double({ min: 0, max: 1.5, noNaN: true }),
  lat: fc.double({ min: 46, max: 47, noNaN: true }),
})
/** Communes of two networks, a city of three arrondissements among them, and roads between some of them. */
const origins: fc.Arbitrary<Origin[]> = fc
  .array(fc.tuple(point, fc.nat({ max: 6 }), fc.array(fc.nat({ max: 30 }), { maxLength: 4 })), {
    minLength: 4,
    maxLength: 30,
  })
  .map((rows) =>
    rows.map(([at, island, joined], k): Origin => ({
      ...at,
      code: `c${k}`,
      reseau: island === 0 && k > 2 ? 'ile' : 'metropole',
      areaKm2: 12,
      voisines: joined.map((other, n) => (other < 3 ? 'city' : `c${other}`) + (n === 3 ? '+' : '')).join(' '),
      ...(k < 3 ? { commune: 'city' } : {}),
    })),
  )
const countries = origins.chain((from) =>
  fc.tuple(
    fc.constant(from),
    fc.array(fc.tuple(point, fc.nat({ max: from.length - 1 })), { maxLength: 12 }).map((rows) =>
      rows.map(([shift, home]): Destination => ({
        lon: from[home]!.lon + (shift.lon - 0.7) / 30,
        lat: from[home]!.lat + (shift.lat - 46.5) / 30,
        codeCommune: from[home]!.commune ?? from[home]!.code,
        reseau: from[home]!.reseau,
      })),
    ),
  ),
)

const km = (a: Point, b: Point): number => haversine(a.lon, a.lat, b.lon, b.lat)

/** The method as it is written: every path between every two nodes (Floyd and Warshall), then the journey of a pair. */
function naive(nodes: readonly Origin[]) {
  const codes = (code: string): number[] =>
    nodes.flatMap((node, i) => (node.code === code || node.commune === code ? [i] : []))
  const beside = nodes.map(() => new Set<number>())
  const linked = nodes.map(() => new Set<number>())
  const join = (a: number, b: number, sets = beside): void => {
    if (a === b || nodes[a]!.reseau !== nodes[b]!.reseau) return
    sets[a]!.add(b)
    sets[b]!.add(a)
  }
  nodes.forEach((node, i) => {
    for (const code of node.voisines?.split(' ') ?? [])
      for (const other of codes(code.replace('+', ''))) join(i, other, code.endsWith('+') ? linked : beside)
    if (node.commune) for (const other of codes(node.commune)) join(i, other)
  })
  const path = nodes.map((a, i) =>
    nodes.map((b, k) => {
      if (i === k) return 0
      return beside[i]!.has(k) ? km(a, b) : linked[i]!.has(k) ? km(a, b) * 1.3 * 1.26 : Infinity
    }),
  )
  for (let via = 0; via < nodes.length; via++)
    for (let i = 0; i < nodes.length; i++)
      for (let k = 0; k < nodes.length; k++)
        path[i]![k] = Math.min(path[i]![k]!, path[i]![via]! + path[via]![k]!)
  const own = (code: string, at: Point): number =>
    codes(code).reduce((best, i) => (km(nodes[i]!, at) < km(nodes[best]!, at) ? i : best), codes(code)[0]!)
  const joined = (node: number): number[] => [node, ...beside[node]!]
  const minutes = (from: Point, fromNode: number, to: Point, toNode: number): number => {
    if (nodes[fromNode]!.reseau !== nodes[toNode]!.reseau) return Infinity
    if (![...beside, ...linked].some(({ size }) => size > 0)) return travelMinutes(km(from, to))
    if (fromNode === toNode || beside[fromNode]!.has(toNode)) return travelMinutes(km(from, to))
    let least = Infinity
    for (const a of joined(fromNode))
      for (const b of joined(toNode))
        least = Math.min(least, km(from, nodes[a]!) + path[a]![b]! + km(nodes[b]!, to))
    return travelMinutes(Math.max(km(from, to), least / 1.26))
  }
  return { own, minutes }
}

describe('travel over roads', () => {
  test('pairs are those of all paths between all communes, and no pair of two networks has minutes', () => {
    fc.assert(
      fc.property(countries, fc.constantFrom(45, 20, 90), ([nodes, to], most) => {
        const { own, minutes } = naive(nodes)
        const pairs = pairsWithin(nodes, to, most)
        to.forEach((cabinet, j) => {
          const home = own(cabinet.codeCommune, cabinet)
          const expected = nodes.flatMap((node, i): [number, number][] => {
            const t =
              i === home
                ? travelMinutes(intraCommuneKilometres(node.areaKm2))
                : minutes(node, i, cabinet, home)
            return t <= most ? [[i, t]] : []
          })
          const got = Array.from(
            { length: pairs.start[j + 1]! - pairs.start[j]! },
            (_, k) => pairs.start[j]! + k,
          )
          expect(got.map((p) => pairs.commune[p])).toEqual(expected.map(([i]) => i))
          got.forEach((p, k) => expect(pairs.minutes[p]).toBeCloseTo(expected[k]![1], 9))
        })
      }),
      { numRuns: 300 },
    )
  })

  test('the nearest open cabinet of a commune is the nearest of all, at any distance', () => {
    fc.assert(
      fc.property(countries, fc.constantFrom(10, 45), fc.nat({ max: 3 }), ([nodes, to], most, closed) => {
        const { own, minutes } = naive(nodes)
        const open = to.map((_, j) => (j % 4 === closed ? 0 : 1))
        const nearest = nearestActive(pairsWithin(nodes, to, most), nodes, to, open)
        nodes.forEach((node, i) => {
          const expected = to.map((cabinet, j) => {
            const home = own(cabinet.codeCommune, cabinet)
            if (!open[j]) return Infinity
            return i === home
              ? travelMinutes(intraCommuneKilometres(node.areaKm2))
              : minutes(node, i, cabinet, home)
          })
          const least = Math.min(Infinity, ...expected)
          if (least === Infinity) expect(nearest[i]).toBe(Infinity)
          else expect(nearest[i]).toBeCloseTo(least, 6)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('the cabinets nearest to a point are in the order of minutes, whatever the limits', () => {
    fc.assert(
      fc.property(
        countries,
        point,
        fc.nat({ max: 29 }),
        fc.constantFrom(1, 3, 50),
        fc.constantFrom(undefined, 30, 60),
        ([nodes, to], shift, at, limit, maxMinutes) => {
          const { own, minutes } = naive(nodes)
          const commune = nodes[at % nodes.length]!
          const codeCommune = commune.commune ?? commune.code
          const from = { lon: commune.lon + (shift.lon - 0.7) / 20, lat: commune.lat, codeCommune }
          const keep = (j: number): boolean => j % 5 !== 4
          const expected = to
            .map((cabinet, j) => ({
              cabinet: j,
              minutes: minutes(from, own(codeCommune, from), cabinet, own(cabinet.codeCommune, cabinet)),
            }))
            .filter(
              ({ cabinet, minutes: t }) => keep(cabinet) && t < Infinity && t <= (maxMinutes ?? Infinity),
            )
            .map(({ minutes: t }) => t)
            .sort((a, b) => a - b)
            .slice(0, limit)
          const wanted = Uint8Array.from(to, (_, j) => (keep(j) ? 1 : 0))
          const found = nearestFrom(nodes, to, from, { limit, wanted, ...(maxMinutes && { maxMinutes }) })
          expect(found).toHaveLength(expected.length)
          found.forEach((journey, k) => expect(journey.minutes).toBeCloseTo(expected[k]!, 9))
          expect(found.every(({ cabinet }) => keep(cabinet))).toBe(true)
          expect(new Set(found.map(({ cabinet }) => cabinet)).size).toBe(found.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('water between two banks is walked round, a city is crossed straight', () => {
    const bank = (code: string, lon: number, lat: number, voisines = ''): Origin => ({
      code,
      lon,
      lat,
      voisines,
      reseau: 'metropole',
      areaKm2: 12,
    })
    // A bay: west and east bank face each other over 10 km; the way round by the head is 60 km.
    const nodes = [
      bank('west', 0, 46, 'north-west'),
      bank('north-west', 0, 46.27, 'head'),
      bank('head', 0.065, 46.3, 'north-east'),
      bank('north-east', 0.13, 46.27, 'east'),
      bank('east', 0.13, 46),
    ]
    const to = [{ codeCommune: 'east', reseau: 'metropole', lon: 0.13, lat: 46 }]
    const [journey] = nearestFrom(nodes, to, { codeCommune: 'west', lon: 0, lat: 46 }, { limit: 1 })
    expect(journey!.kilometres).toBeCloseTo(10, 0)
    expect(journey!.minutes).toBeGreaterThan(55)
    const joined = [{ ...nodes[0]!, voisines: 'north-west east+' }, ...nodes.slice(1)]
    const [bridge] = nearestFrom(joined, to, { codeCommune: 'west', lon: 0, lat: 46 }, { limit: 1 })
    expect(bridge!.minutes).toBeCloseTo(travelMinutes(1.3 * journey!.kilometres), 9)
  })
})
