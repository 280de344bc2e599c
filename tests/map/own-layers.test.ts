import { describe, expect, it } from 'vitest'
import { attributsDe, empriseDe, gardesDe, surLaCarte } from '../../web/map/own/layers.ts'
import { aDesCoordonnees, lireGeojson, lirePoints } from '../../web/map/own/read-layer.ts'
import { lignesDe } from '../../web/map/own/read-table.ts'
import { chargerProjections } from '../../web/map/own/unproject.ts'

const enDegres = await chargerProjections()
const points = (texte: string) => lirePoints(texte, 'maisons', enDegres)

describe('a layer read from a table', () => {
  it('takes degrees with points or commas, under any usual heading, and names the lines without a place', () => {
    const lue = points(
      'nom;type;Latitude;Longitude\nA;MSP;46,3237;-0,4648\nB;CDS;46.58;0.34\nC;MSP;;\nD;MSP;x;y\n',
    )!
    expect(lue.couche.objets.map(({ geometry, properties }) => [properties, geometry])).toEqual([
      [
        { nom: 'A', type: 'MSP' },
        { type: 'Point', coordinates: [-0.4648, 46.3237] },
      ],
      [
        { nom: 'B', type: 'CDS' },
        { type: 'Point', coordinates: [0.34, 46.58] },
      ],
    ])
    expect([lue.sansLieu, lue.lignes, lue.couche.systeme]).toEqual([2, [4, 5], null])
  })

  it('takes Lambert-93 and the systems overseas, and says which', () => {
    const paris = points('nom,x,y\nTour Eiffel,648237.3,6862271.7\n')!
    const [lon, lat] = (paris.couche.objets[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(2.2945, 3)
    expect(lat).toBeCloseTo(48.8582, 3)
    expect(paris.couche.systeme).toBe('Lambert-93')
    expect(points('nom,x,y\nSaint-Denis,339000,7691000\n')!.couche.systeme).toBe('RGR92 / UTM 40S')
  })

  it('is told from a grouping by its columns, and is null without them or without a place', () => {
    expect(aDesCoordonnees(lignesDe('nom;lon;lat\n'))).toBe(true)
    expect(aDesCoordonnees(lignesDe('code_commune;groupe\n79191;A\n'))).toBe(false)
    expect(points('code_commune;groupe\n79191;A\n')).toBeNull()
    expect(points('nom;lon;lat\nA;;\n')).toBeNull()
  })
})

describe('a layer read from GeoJSON', () => {
  const ligne = {
    type: 'LineString',
    coordinates: [
      [-0.5, 46.3],
      [-0.4, 46.4],
    ],
  }
  it('takes points, lines and surfaces, metres too, and leaves out what has no place', () => {
    const lue = lireGeojson(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: ligne, properties: { nom: 'Bus 1', n: 4, vide: null } },
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
      enDegres,
    )!
    expect(lue.couche.objets.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'Point'])
    expect(lue.couche.objets[0]!.properties).toEqual({ nom: 'Bus 1', n: '4', vide: '' })
    expect(lue.sansLieu).toBe(2)
    expect(empriseDe(lue.couche.objets)![1]).toBeCloseTo(46.3, 6)
  })
  it('takes a bare geometry, and nothing that is no GeoJSON', () => {
    expect(lireGeojson(JSON.stringify(ligne), 'l', enDegres)!.couche.objets).toHaveLength(1)
    for (const faux of ['', '{', '[]', '{"type":"Topology"}', 'null', '3'])
      expect(lireGeojson(faux, 'l', enDegres)).toBeNull()
  })
})

it('a filter keeps what has the value, on the map as in the list', () => {
  const { couche } = points('nom;type;lon;lat\nA;MSP;1;46\nB;CDS;1;47\nC;MSP;2;48\n')!
  expect(attributsDe(couche.objets)).toEqual([
    { nom: 'nom', valeurs: ['A', 'B', 'C'] },
    { nom: 'type', valeurs: ['CDS', 'MSP'] },
  ])
  const filtree = { ...couche, id: 1, couleur: 0, filtre: { attribut: 'type', valeur: 'MSP' } }
  expect(gardesDe(filtree)).toHaveLength(2)
  expect(surLaCarte([filtree]).features.map(({ properties }) => properties)).toEqual([
    { couche: 0, nom: 'A' },
    { couche: 0, nom: 'C' },
  ])
  expect(surLaCarte([{ ...filtree, montree: false }]).features).toEqual([])
})
