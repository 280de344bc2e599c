import type { MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { ewkbToMultiPolygon, multiPolygonToEwkb } from '../../server/db/ewkb.ts'
import { worldContours } from '../world.ts'

const square = (x: number): number[][] => [
  [x, 0],
  [x + 1, 0],
  [x + 1, 1],
  [x, 0],
]

describe('EWKB', () => {
  test('polygons with holes and islands come back as they went', () => {
    const shape: MultiPolygon = { type: 'MultiPolygon', coordinates: [[square(0), square(0.1)], [square(5)]] }
    expect(ewkbToMultiPolygon(multiPolygonToEwkb(shape))).toEqual(shape)
    for (const contour of worldContours.communes.values())
      expect(ewkbToMultiPolygon(multiPolygonToEwkb(contour))).toEqual(contour)
  })

  test('an open ring is closed', () => {
    const open: MultiPolygon = { type: 'MultiPolygon', coordinates: [[square(0).slice(0, 3)]] }
    expect(ewkbToMultiPolygon(multiPolygonToEwkb(open)).coordinates[0]![0]).toEqual(square(0))
  })

  test.each([NaN, Infinity])('%s is refused before PostGIS sees it', (bad) => {
    const shape: MultiPolygon = { type: 'MultiPolygon', coordinates: [[[...square(0), [bad, 1]]]] }
    expect(() => multiPolygonToEwkb(shape)).toThrow(RangeError)
  })

  test('another kind of geometry is refused', () => {
    expect(() => ewkbToMultiPolygon('0101000000000000000000f03f000000000000f03f')).toThrow(/type 1/)
  })
})
