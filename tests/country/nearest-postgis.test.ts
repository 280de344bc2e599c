import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRoster } from '../../server/country/package/load-roster.ts'
import { nearest } from '../../server/country/land/nearest.ts'
import { findNearestCabinets } from '../../server/db/queries/roster/findNearestCabinets.ts'
import type { Cabinet, Commune } from '../../server/domain/model.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'

/** A small generator with a seed: the same points at every run. */
function* uniforms(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}
const next = (
  (draws) => () =>
    draws.next().value
)(uniforms(20260327))
const RESEAUX = {
  metropole: [-4.5, 42.5, 8, 51],
  corse: [8.6, 41.4, 9.5, 43],
  '974': [55.2, -21.4, 55.8, -20.9],
} as const
/** One commune a network and no road: the great circle decides, as in SQL. */
const places = Object.keys(RESEAUX).map((reseau): Commune => ({
  ...worldInputs.communes[0]!,
  code: reseau,
  reseau,
}))
const point = () => {
  const reseau = (['metropole', 'metropole', 'metropole', 'corse', '974'] as const)[Math.floor(next() * 5)]!
  const [west, south, east, north] = RESEAUX[reseau]
  return {
    reseau,
    codeCommune: reseau,
    lon: Number((west + next() * (east - west)).toFixed(6)),
    lat: Number((south + next() * (north - south)).toFixed(6)),
  }
}
const model = worldInputs.cabinets[0]!
const cabinets = Array.from({ length: 1500 }, (_, at): Cabinet => ({
  ...model,
  id: `N${1000 + at}`,
  ...point(),
}))
const points = Array.from({ length: 10_000 }, point)

const radians = (degrees: number) => (degrees * Math.PI) / 180
const measured = cabinets.map(({ id, reseau, lon, lat }) => ({
  id,
  reseau,
  lon: radians(lon),
  sine: Math.sin(radians(lat)),
  cosine: Math.cos(radians(lat)),
}))

/** The truth: every cabinet of the network measured by the spherical law of cosines. */
function bruteForce(from: (typeof points)[number]): { id: string; km: number } {
  const [lon, sine, cosine] = [radians(from.lon), Math.sin(radians(from.lat)), Math.cos(radians(from.lat))]
  let best = { id: '', cosine: -1 }
  for (const one of measured) {
    if (one.reseau !== from.reseau) continue
    const between = sine * one.sine + cosine * one.cosine * Math.cos(one.lon - lon)
    if (between > best.cosine) best = { id: one.id, cosine: between }
  }
  return { id: best.id, km: 6371.0088 * Math.acos(Math.min(1, best.cosine)) }
}

test('nearest equals brute force over 10,000 points, overseas networks apart', () => {
  const differing = points.filter((from) => {
    const [first] = nearest(places, cabinets, from, { limit: 1 }).near
    const truth = bruteForce(from)
    // Two cabinets within a centimetre of one another are a tie that rounding decides.
    return first!.site.id !== truth.id && Math.abs(first!.kilometres - truth.km) > 1e-5
  })
  expect(differing).toEqual([])
})

describe.each(databases)('PostGIS of the $name database', ({ open }) => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await open({ world: true })
    await loadRoster(database, {
      demonstration: true,
      cabinets: cabinets.map((one) => ({ ...one, codeCommune: model.codeCommune })),
      events: [],
    })
  })
  afterAll(() => database?.close())

  test('measures and orders the nearest cabinets as memory does', async () => {
    for (const from of points.slice(0, 60)) {
      const known = await findNearestCabinets(database.knex, { ...from, limit: 5 })
      const found = nearest(places, cabinets, from, { limit: 5 }).near
      expect(found.map(({ site }) => site.id)).toEqual(known.map(({ id }) => id))
      found.forEach(({ kilometres }, at) =>
        expect(kilometres * 1000).toBeCloseTo(known[at]!.distanceMeters, 1),
      )
    }
  })
})
