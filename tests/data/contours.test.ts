import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MultiPolygon } from 'geojson'
import type { MultiPolygon as TopoMultiPolygon } from 'topojson-specification'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptIn } from '../../server/db/kept.ts'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { distanceKm } from '../../data/geometry/distance.ts'
import { doubledArea } from '../../server/country/package/rings.ts'
import { readContours, readPartTopology, type Contours } from '../../server/country/package/read-contours.ts'
import { PACKAGE, rows } from './package-files.ts'

let contours: Contours
// As a server has them from its second start on: kept by the first, then read again.
const kept = mkdtempSync(join(tmpdir(), 'relais-contours-'))
beforeAll(() => {
  readContours(PACKAGE, keptIn(kept, 'program'))
  expect(readdirSync(kept)).toHaveLength(1)
  contours = readContours(PACKAGE, keptIn(kept, 'program'))
})
afterAll(() => rmSync(kept, { recursive: true, force: true }))

const total = (shapes: ReadonlyMap<string, MultiPolygon>): number =>
  [...shapes.values()].reduce((sum, shape) => sum + areaKm2(shape), 0)

describe('the contours of the package', () => {
  test('hold every territory of every level', () => {
    expect([...contours.commune.keys()].sort()).toEqual(rows('communes').map((row) => row.code))
    const figures = rows('circonscriptions').filter((row) => row.statut === 'figures')
    expect([...contours.circonscription.keys()].sort()).toEqual(figures.map((row) => row.code))
    expect([...contours.departement.keys()].sort()).toEqual(rows('departements').map((row) => row.code))
    expect([...contours.region.keys()].sort()).toEqual(rows('regions').map((row) => row.code))
  })

  test('have one part for each share of a commune', () => {
    const pairs = rows('circonscription_communes').map(
      (row) => `${row.code_commune}/${row.code_circonscription}`,
    )
    expect([...contours.part.keys()].sort()).toEqual(pairs.sort())
  })

  test('share every border: an arc lies between two parts, or on the outside of France', () => {
    const topology = readPartTopology(PACKAGE)
    const users = topology.arcs.map((): number[] => [])
    for (const [part, geometry] of topology.objects.parts.geometries.entries())
      for (const arc of (geometry as TopoMultiPolygon).arcs.flat(2)) users[arc < 0 ? ~arc : arc].push(part)
    expect(users.filter((parts) => parts.length < 1 || parts.length > 2)).toEqual([])
    expect(users.filter(([a, b]) => a === b)).toEqual([])
    // Two arcs never lie on the same segment: a border used by one part only really is a coast or a frontier.
    const segments = new Set<string>()
    let repeated = 0
    for (const arc of topology.arcs) {
      let [x, y] = arc[0]
      for (const [dx, dy] of arc.slice(1)) {
        const ends = [`${x} ${y}`, `${x + dx} ${y + dy}`].sort().join(' ')
        if (segments.has(ends)) repeated++
        segments.add(ends)
        ;[x, y] = [x + dx, y + dy]
      }
    }
    expect(repeated).toBe(0)
  })

  test('cover the same ground at every level, to the square metre', () => {
    const ground = total(contours.part)
    expect(Math.round(ground / 1000)).toBe(638)
    for (const level of ['commune', 'circonscription', 'departement', 'region'] as const)
      expect(Math.abs(total(contours[level]) - ground)).toBeLessThan(1e-6)
  })

  test('are simple rings with an area: shells counter-clockwise, holes clockwise, no vertex twice', () => {
    const wrong: string[] = []
    for (const level of ['part', 'circonscription', 'departement', 'region'] as const)
      for (const [code, shape] of contours[level])
        for (const polygon of shape.coordinates)
          for (const [i, ring] of polygon.entries()) {
            const [first, last] = [ring[0], ring[ring.length - 1]]
            const simple = new Set(ring.map(([x, y]) => `${x} ${y}`)).size === ring.length - 1
            const closed = first[0] === last[0] && first[1] === last[1]
            if (!simple || !closed || doubledArea(ring) > 0 !== (i === 0)) wrong.push(`${level} ${code}`)
          }
    expect(wrong).toEqual([])
  })

  test('hold the point of their commune, or pass within half a kilometre of it', () => {
    const far = rows('communes').filter((row) => {
      const shape = contours.commune.get(row.code)
      return shape == null || distanceKm(shape, [Number(row.lon), Number(row.lat)]) > 0.5
    })
    expect(far).toEqual([])
  })
})
