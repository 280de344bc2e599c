import { describe, expect, it } from 'vitest'
import { attributesOf, extentOfObjects, keptOf, onTheMap } from '../../web/map/own/layers.ts'
import { hasCoordinates, readGeojson, readPoints } from '../../web/map/own/read-layer.ts'
import { linesOf } from '../../web/map/own/read-table.ts'
import { loadProjections } from '../../web/map/own/unproject.ts'

const toDegrees = await loadProjections()
const points = (text: string) => readPoints(text, 'maisons', toDegrees)

describe('a layer read from a table', () => {
  it('takes degrees with points or commas, under any usual heading, and names the lines without a place', () => {
    const read = points(
      'nom;type;Latitude;Longitude\nA;MSP;46,3237;-0,4648\nB;CDS;46.58;0.34\nC;MSP;;\nD;MSP;x;y\n',
    )!
    expect(read.layer.objects.map(({ geometry, properties }) => [properties, geometry])).toEqual([
      [
        { nom: 'A', type: 'MSP' },
        { type: 'Point', coordinates: [-0.4648, 46.3237] },
      ],
      [
        { nom: 'B', type: 'CDS' },
        { type: 'Point', coordinates: [0.34, 46.58] },
      ],
    ])
    expect([read.noPlace, read.lines, read.layer.system]).toEqual([2, [4, 5], null])
  })

  it('takes Lambert-93 and the systems overseas, and says which', () => {
    const paris = points('nom,x,y\nTour Eiffel,648237.3,6862271.7\n')!
    const [lon, lat] = (paris.layer.objects[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(2.2945, 3)
    expect(lat).toBeCloseTo(48.8582, 3)
    expect(paris.layer.system).toBe('Lambert-93')
    expect(points('nom,x,y\nSaint-Denis,339000,7691000\n')!.layer.system).toBe('RGR92 / UTM 40S')
  })

  it('is told from a grouping by its columns, and is null without them or without a place', () => {
    expect(hasCoordinates(linesOf('nom;lon;lat\n'))).toBe(true)
    expect(hasCoordinates(linesOf('code_commune;groupe\n79191;A\n'))).toBe(false)
    expect(points('code_commune;groupe\n79191;A\n')).toBeNull()
    expect(points('nom;lon;lat\nA;;\n')).toBeNull()
  })
})

describe('a layer read from GeoJSON', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [-0.5, 46.3],
      [-0.4, 46.4],
    ],
  }
  it('takes points, lines and surfaces, metres too, and leaves out what has no place', () => {
    const read = readGeojson(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: line, properties: { nom: 'Bus 1', n: 4, empty: null } },
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [648237.3, 6862271.7] },
            properties: null,
          },
          { type: 'Feature', geometry: null, properties: {} },
          { type: 'Feature', geometry: { type: 'Point', coordinates: ['a', 2] }, properties: {} },
        ],
      }),
      'bus',
      toDegrees,
    )!
    expect(read.layer.objects.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'Point'])
    expect(read.layer.objects[0]!.properties).toEqual({ nom: 'Bus 1', n: '4', empty: '' })
    expect(read.noPlace).toBe(2)
    expect(extentOfObjects(read.layer.objects)![1]).toBeCloseTo(46.3, 6)
  })
  it('takes a bare geometry, and nothing that is no GeoJSON', () => {
    expect(readGeojson(JSON.stringify(line), 'l', toDegrees)!.layer.objects).toHaveLength(1)
    for (const wrong of ['', '{', '[]', '{"type":"Topology"}', 'null', '3'])
      expect(readGeojson(wrong, 'l', toDegrees)).toBeNull()
  })
})

it('a filter keeps what has the value, on the map as in the list', () => {
  const { layer } = points('nom;type;lon;lat\nA;MSP;1;46\nB;CDS;1;47\nC;MSP;2;48\n')!
  expect(attributesOf(layer.objects)).toEqual([
    { nom: 'nom', values: ['A', 'B', 'C'] },
    { nom: 'type', values: ['CDS', 'MSP'] },
  ])
  const passes = { ...layer, id: 1, colour: 0, filter: { attribute: 'type', value: 'MSP' } }
  expect(keptOf(passes)).toHaveLength(2)
  expect(onTheMap([passes]).features.map(({ properties }) => properties)).toEqual([
    { couche: 0, nom: 'A' },
    { couche: 0, nom: 'C' },
  ])
  expect(onTheMap([{ ...passes, shown: false }]).features).toEqual([])
})
