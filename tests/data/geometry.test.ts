import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { topology } from 'topojson-server'
import { describe, expect, test } from 'vitest'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { cutCommunes } from '../../data/geometry/cut-communes.ts'
import { contains, distanceKm } from '../../data/geometry/distance.ts'
import { innerPoint } from '../../data/geometry/inner-point.ts'
import { assemble, doubledArea, splitAtTouches } from '../../server/country/package/rings.ts'
import { mostlyIn } from '../../data/geometry/sample.ts'
import { packTopology } from '../../server/country/package/packed-topology.ts'
import { contoursOf } from '../../server/country/package/read-contours.ts'
import { box } from '../box.ts'
import type { AreaTopology } from '../../data/sources/contours-communes.ts'

describe('areas', () => {
  test('are those of the ellipsoid: one degree by one degree at the equator, and all the Earth', () => {
    expect(areaKm2(box(0, 0, 1, 1))).toBeCloseTo(12_308.8, 0)
    expect(areaKm2(box(-180, -90, 180, 90)) / 1e6).toBeCloseTo(510.0656, 3)
  })

  test('take holes off', () => {
    const holed: Polygon = {
      type: 'Polygon',
      coordinates: [...box(0, 0, 2, 2).coordinates, ...box(0, 0, 1, 1).coordinates],
    }
    expect(areaKm2(holed)).toBeCloseTo(areaKm2(box(0, 0, 2, 2)) - areaKm2(box(0, 0, 1, 1)), 6)
  })
})

describe('points', () => {
  test('inside a horseshoe are in its flesh, not in its gap', () => {
    const horseshoe: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [2, 3],
          [2, 0.2],
          [1, 0.2],
          [1, 3],
          [0, 3],
          [0, 0],
        ],
      ],
    }
    expect(contains(horseshoe, innerPoint(horseshoe))).toBe(true)
  })

  test('outside are at their distance', () => {
    expect(distanceKm(box(0, 0, 1, 1), [0.5, 0.5])).toBe(0)
    expect(distanceKm(box(0, 0, 1, 1), [0.5, 2])).toBeCloseTo(111.2, 1)
  })

  test('place a polygon in the shape that holds most of it, or the nearest', () => {
    const shapes = [
      { code: 'west', geometry: box(0, 0, 1, 1) },
      { code: 'east', geometry: box(1, 0, 2, 1) },
    ]
    expect(mostlyIn(box(0.8, 0.2, 1.1, 0.4), shapes)).toBe('west')
    expect(mostlyIn(box(3, 0, 3.2, 1), shapes)).toBe('east')
  })
})

describe('rings', () => {
  test('are cut where they touch themselves, and spikes fall away', () => {
    const pieces = splitAtTouches([
      [0, 0],
      [2, 0],
      [3, 0],
      [2, 0],
      [2, 2],
      [3, 3],
      [2, 4],
      [1, 3],
      [2, 2],
      [0, 2],
      [0, 0],
    ])
    expect(pieces.map((piece) => doubledArea(piece)).sort((a, b) => a - b)).toEqual([4, 8])
  })

  test('make polygons: a hole goes to the smallest shell around it', () => {
    const shell = ({ coordinates: [ring = []] }: Polygon): Position[] => ring
    const clockwise = (polygon: Polygon): Position[] => shell(polygon).toReversed()
    const [large, small] = [shell(box(0, 0, 9, 9)), shell(box(3, 3, 6, 6))]
    const polygons = assemble([small, clockwise(box(2, 2, 7, 7)), large, clockwise(box(4, 4, 5, 5))])
    expect(polygons.map((rings) => rings.map((ring) => doubledArea(ring)))).toEqual([
      [162, -50],
      [18, -2],
    ])
  })
})

describe('cutting a commune', () => {
  // Two communes side by side; outlines, drawn carelessly, divide the left one at latitude 0.4 and spill over the right one.
  const areas: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { code: '01001' }, geometry: box(0, 0, 1, 1) },
      { type: 'Feature', properties: { code: '01002' }, geometry: box(1, 0, 2, 1) },
    ],
  }
  const communes = topology({ areas }, 1e4) as unknown as AreaTopology
  const outlines = [
    { code: '01-01', geometry: box(-0.1, -0.1, 1.05, 0.4) },
    { code: '01-02', geometry: box(-0.1, 0.4, 0.995, 1.1) },
  ]
  const belongs = new Map([
    ['01001', ['01-01', '01-02']],
    ['01002', ['01-01']],
  ])

  test('follows the outline inside it, and no other border moves', async () => {
    const contours = contoursOf(packTopology(await cutCommunes(communes, outlines, belongs)), () => '84')
    const area = (shape: MultiPolygon | undefined) => (shape == null ? NaN : areaKm2(shape))
    expect([...contours.part.keys()]).toEqual(['01001/01-01', '01001/01-02', '01002/01-01'])
    const lower = area(contours.part.get('01001/01-01'))
    expect(lower / areaKm2(box(0, 0, 1, 0.4))).toBeCloseTo(1, 2)
    expect(area(contours.commune.get('01001')) / areaKm2(box(0, 0, 1, 1))).toBeCloseTo(1, 3)
    expect(contours.departement.get('01')?.coordinates).toHaveLength(1)
    expect(
      area(contours.circonscription.get('01-01')) + area(contours.circonscription.get('01-02')),
    ).toBeCloseTo(area(contours.departement.get('01')), 6)
  })

  test('gives the same topology twice', async () => {
    const once = JSON.stringify(await cutCommunes(communes, outlines, belongs))
    expect(JSON.stringify(await cutCommunes(communes, outlines, belongs))).toBe(once)
  })

  test('names a commune that belongs nowhere', async () => {
    await expect(cutCommunes(communes, outlines, new Map([['01001', ['01-01']]]))).rejects.toThrow('01002')
  })
})
