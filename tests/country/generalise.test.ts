import fc from 'fast-check'
import type { MultiPolygon, Position } from 'geojson'
import { expect, test } from 'vitest'
import { generalise } from '../../server/country/tiles/generalise.ts'
import { box } from '../box.ts'

const GRID = { zoom: 5, extent: 512 }
/** Degrees of longitude in a unit of the grid. */
const UNIT = 360 / 2 ** 5 / 512

/** Squares of a lattice, their corners and the middles of their sides pushed about: areas that share every border. */
const partition = fc
  .record({
    across: fc.integer({ min: 1, max: 4 }),
    // From communes of a fifth of a unit, of which most vanish on the grid, to some that keep bends.
    size: fc.double({ min: 0.2, max: 9, noNaN: true }),
    pushes: fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })), {
      minLength: 13 * 13,
      maxLength: 13 * 13,
    }),
  })
  .map(({ across, size, pushes }) => {
    const half = (size * UNIT) / 2
    const at = (column: number, row: number): Position => {
      const [dx, dy] = pushes[row * 13 + column]!
      return [2 + (column + dx / 100) * half, 0.5 + (row + dy / 100) * half]
    }
    const areas = new Map<string, MultiPolygon>()
    for (let x = 0; x < across; x++)
      for (let y = 0; y < across; y++) {
        const [c, r] = [2 * x, 2 * y]
        const ring = [
          [c, r],
          [c + 1, r],
          [c + 2, r],
          [c + 2, r + 1],
          [c + 2, r + 2],
          [c + 1, r + 2],
          [c, r + 2],
          [c, r + 1],
          [c, r],
        ].map(([column, row]) => at(column!, row!))
        areas.set(`${x}-${y}`, { type: 'MultiPolygon', coordinates: [[ring]] })
      }
    return areas
  })

/** Points of the grid, in units, from degrees. */
const onGrid = ([lon = NaN, lat = NaN]: Position): [number, number] => [
  lon / UNIT,
  (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI / UNIT,
]

const areaOf = (ring: readonly (readonly [number, number])[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0) / 2

const ringsOf = ({ coordinates }: MultiPolygon) => coordinates.flat().map((ring) => ring.map(onGrid))

test('no area vanishes, and all lie on the grid', () => {
  fc.assert(
    fc.property(partition, (areas) => {
      const { kept, specks } = generalise(areas, GRID)
      const drawn = new Map([...kept, ...specks])
      expect([...drawn.keys()].sort()).toEqual([...areas.keys()].sort())
      for (const [code, polygon] of drawn) {
        const rings = ringsOf(polygon)
        expect(
          rings.reduce((sum, ring) => sum + areaOf(ring), 0),
          code,
        ).toBeGreaterThan(0.4)
        for (const [x, y] of rings.flat()) {
          expect(Math.abs(x - Math.round(x))).toBeLessThan(1e-6)
          expect(Math.abs(y - Math.round(y))).toBeLessThan(1e-6)
        }
      }
    }),
  )
})

/** Whether two steps cross, each between the ends of the other. */
const cross = (
  [a, b]: readonly (readonly [number, number])[],
  [c, d]: readonly (readonly [number, number])[],
): boolean => {
  const turn = (
    [ax, ay]: readonly [number, number],
    [bx, by]: readonly [number, number],
    [px, py]: readonly [number, number],
  ) => Math.sign(Math.round((bx - ax) * (py - ay) - (by - ay) * (px - ax)))
  return turn(a!, b!, c!) * turn(a!, b!, d!) < 0 && turn(c!, d!, a!) * turn(c!, d!, b!) < 0
}

test('borders meet at points, and never cross', () => {
  fc.assert(
    fc.property(partition, (areas) => {
      const steps = [...generalise(areas, GRID).kept.values()]
        .flatMap(ringsOf)
        .flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to]))
      expect(steps.some((one, i) => steps.slice(i + 1).some((other) => cross(one, other)))).toBe(false)
    }),
  )
})

const encloses = (
  rings: readonly (readonly (readonly [number, number])[])[],
  x: number,
  y: number,
): boolean =>
  rings
    .flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const))
    .filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax)
    .length %
    2 ===
  1

test('inland each point is in one area: no gap between two, and no overlap', () => {
  fc.assert(
    fc.property(partition, (areas) => {
      const before = [...areas.values()].map(ringsOf)
      const after = [...generalise(areas, GRID).kept.values()].map(ringsOf)
      const points = before.flat(2)
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
      const isLand = (x: number, y: number): boolean => before.some((rings) => encloses(rings, x, y))
      const found = new Set<number>()
      for (let x = Math.floor(Math.min(...xs)) + 0.3717362; x < Math.max(...xs); x++)
        for (let y = Math.floor(Math.min(...ys)) + 0.4142771; y < Math.max(...ys); y++) {
          const around = [-2, 0, 2].flatMap((dx) => [-2, 0, 2].map((dy) => isLand(x + dx, y + dy)))
          if (around.includes(false)) continue
          found.add(after.filter((rings) => encloses(rings, x, y)).length)
        }
      expect([...found].filter((times) => times !== 1)).toEqual([])
    }),
  )
})

/** Degrees from points of the grid, in units. */
const inDegrees = ([x = NaN, y = NaN]: Position): Position => [
  x * UNIT,
  (Math.atan(Math.sinh((y * UNIT * Math.PI) / 180)) * 180) / Math.PI,
]
const boxOf = (...corners: Parameters<typeof box>): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: [box(...corners).coordinates.map((ring) => ring.map(inDegrees))],
})

test('what vanishes is not painted over an area that has one square alone, nor over another that vanished', () => {
  const areas = new Map([
    ['one square', boxOf(10, 10, 11, 11)],
    ['a sliver below', boxOf(10, 9.7, 11, 9.8)],
    ['another', boxOf(10, 9.8, 11, 9.9)],
    ['wide', boxOf(5, 5, 15, 9.7)],
  ])
  const { kept, specks } = generalise(areas, GRID)
  const squares = [...specks, ['one square', kept.get('one square')!] as const].map(([, shape]) =>
    ringsOf(shape)
      .flat()
      .map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`)
      .sort()
      .join(),
  )
  expect([...specks.keys()]).toEqual(['a sliver below', 'another'])
  expect(new Set(squares).size).toBe(3)
})
