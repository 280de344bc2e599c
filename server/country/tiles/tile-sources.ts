import type { Feature, MultiPolygon, Point, Position } from 'geojson'
import { compareText } from '../../domain/compareText.ts'
import { DECOUPAGES, type Commune, type Decoupage } from '../../domain/model.ts'
import { STRUCTURE_KINDS, type Structure } from '../../domain/registers/structure.ts'
import type { Contours } from '../land/contours.ts'
import type { Divisions } from '../land/divisions.ts'
import { layerOf } from '../land/shapes.ts'
import { generalise } from './generalise.ts'
import { surroundings } from './surroundings.ts'
import type { TileLayerSource, TileProperties } from './tile-layer.ts'

/** Names of areas by code. */
type Names = ReadonlyMap<string, string>

/** What the fixed layers are made of; figures never enter a tile, the map joins them by `code`. */
export interface TileInputs {
  readonly contours: Contours
  readonly communes: readonly Commune[]
  readonly names: Readonly<Record<'departements' | 'regions' | 'circonscriptions', Names>>
  /** The découpages: their areas and, when their first tile is asked for, their polygons. */
  readonly divisions: Divisions
  /** Maisons and centres de santé, CPTS; none where FINESS is not loaded. */
  readonly structures: readonly Structure[]
  /** Polygons of the zoning classes, dissolved: key `ZIP` or `ZAC`. */
  readonly zonage: () => ReadonlyMap<string, MultiPolygon>
}

const TITLES: Readonly<Record<Decoupage, string>> = {
  canton: 'Cantons',
  epci: 'EPCI: groupings of communes with own taxes',
  'bassin-de-vie': 'Bassins de vie 2022',
  arrondissement: 'Arrondissements of the départements',
}

/**
 * Zoom at which an outline is told whole. The pixel of a tile there is 19 m at the equator, the outlines are generalised at some
 * 120 m: deeper tiles would say the same in more bytes. They are still cut for who asks.
 */
const OUTLINE = { maxzoom: 9, deepest: 12 } as const

/**
 * Communes below zoom 7, where 35,000 outlines with their names would weigh a megabyte: a unit is a pixel, and what is beyond the
 * border of a tile is as wide as the thickest line.
 */
const AFAR = { below: 7, extent: 512, buffer: 4 } as const

const FIELDS = { code: 'Code', nom: 'Name' }

/** The fixed layers, in no particular order: the map's own list decides what lies on what. */
export function tileSources({
  contours,
  communes,
  names,
  divisions,
  structures,
  zonage,
}: TileInputs): TileLayerSource[] {
  const communeNames: Names = new Map(communes.map(({ code, nom }) => [code, nom]))
  return [
    surroundings,
    {
      id: 'departements',
      description: 'Départements',
      minzoom: 0,
      ...OUTLINE,
      fields: FIELDS,
      features: () => areas(contours.departements, names.departements),
    },
    {
      id: 'regions',
      description: 'Régions',
      minzoom: 0,
      ...OUTLINE,
      fields: FIELDS,
      features: () => areas(contours.regions, names.regions),
    },
    {
      id: 'circonscriptions',
      description: 'Circonscriptions législatives',
      minzoom: 0,
      ...OUTLINE,
      fields: FIELDS,
      features: () => areas(contours.circonscriptions, names.circonscriptions),
    },
    {
      id: 'communes',
      description: 'Communes (below zoom 7 generalised on a coarse grid, with their code alone)',
      minzoom: 5,
      ...OUTLINE,
      fields: { ...FIELDS, nom: 'Name, from zoom 7 on' },
      features: () => areas(contours.communes, communeNames),
      afar: { ...AFAR, features: (zoom) => areasAfar(contours.communes, zoom) },
    },
    ...DECOUPAGES.map((niveau) => ({
      id: layerOf[niveau],
      description: TITLES[niveau],
      minzoom: 0,
      ...OUTLINE,
      fields: FIELDS,
      features: () =>
        areas(
          divisions.contours(niveau),
          new Map(divisions.list(niveau).map(({ code, nom }) => [code, nom])),
        ),
    })),
    {
      id: 'zonage',
      description: 'Zoning of GPs by the ARS: ZIP and ZAC, communes of one class dissolved',
      minzoom: 0,
      ...OUTLINE,
      fields: { code: 'ZIP or ZAC', nom: 'The same' },
      features: () => areas(zonage(), new Map()),
    },
    {
      id: 'structures',
      description:
        'Maisons and centres de santé and CPTS that FINESS gives a point of; empty where it is not loaded',
      minzoom: 7,
      maxzoom: 12,
      fields: { code: 'FINESS number', nom: 'Name, as FINESS has it', kind: STRUCTURE_KINDS.join(', ') },
      features: () =>
        structures.flatMap(({ finess: code, nom, kind, lon, lat }) =>
          lon === null || lat === null
            ? []
            : [feature({ type: 'Point', coordinates: [lon, lat] }, { code, nom: nom ?? '', kind })],
        ),
    },
    {
      id: 'labels',
      description: 'Points that carry the names: one a commune and one a département, never one a tile',
      minzoom: 4,
      maxzoom: 12,
      fields: {
        ...FIELDS,
        kind: 'commune or departement',
        chef: 'Whether the prefect sits there',
        rank: '1 (largest) to 7 (smallest)',
      },
      features: () => labels(communes, contours, names.departements),
    },
  ]
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compareText(a, b)

const feature = <G extends MultiPolygon | Point>(geometry: G, properties: TileProperties): Feature<G> => ({
  type: 'Feature',
  geometry,
  properties,
})

const areas = (polygons: ReadonlyMap<string, MultiPolygon>, names: Names): Feature[] =>
  [...polygons]
    .sort(byKey)
    .map(([code, geometry]) => feature(geometry, { code, nom: names.get(code) ?? code }))

/** Areas as they are drawn from afar, with their code alone; those of which the grid leaves nothing come last, over the others. */
function areasAfar(polygons: ReadonlyMap<string, MultiPolygon>, zoom: number): Feature[] {
  const { kept, specks } = generalise(new Map([...polygons].sort(byKey)), { zoom, extent: AFAR.extent })
  return [...kept, ...specks].map(([code, geometry]) => feature(geometry, { code }))
}

/** Persons from which a commune's name appears, by zoom 5, 6… 11. */
const LABEL_STEPS = [200_000, 100_000, 40_000, 15_000, 5_000, 1_500, -1]
/** Where the prefects of the départements sit (INSEE, code officiel géographique 2026): named from zoom 6 on, small ones too. */
const PREFECTURES = new Set(
  `01053 02408 03190 04070 05061 06088 07186 08105 09122 10387 11069 12202 13055 14118 15014 16015 17300
  18033 19272 21231 22278 23096 24322 25056 26362 27229 28085 29232 2A004 2B033 30189 31555 32013 33063
  34172 35238 36044 37261 38185 39300 40192 41018 42218 43157 44109 45234 46042 47001 48095 49007 50502
  51108 52121 53130 54395 55029 56260 57463 58194 59350 60057 61001 62041 63113 64445 65440 66136 67482
  68066 69123 70550 71270 72181 73065 74010 75056 76540 77288 78646 79191 80021 81004 82121 83137 84007
  85191 86194 87085 88160 89024 90010 91228 92050 93008 94028 95500 97105 97209 97302 97411 97611`.split(
    /\s+/,
  ),
)

function labels(communes: readonly Commune[], contours: Contours, departements: Names): Feature[] {
  const towns = [...communes]
    .filter(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat))
    .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1))
    .map(({ code, nom, lon, lat, population }) => {
      const step = LABEL_STEPS.findIndex((least) => population > least)
      const at: Point = { type: 'Point', coordinates: [lon, lat] }
      const chef = PREFECTURES.has(code)
      const minzoom = Math.min(step === 0 ? 4 : 5 + step, chef ? 6 : 12)
      return feature(at, { kind: 'commune', code, nom, chef, rank: step + 1, minzoom })
    })
  const chefs = [...contours.departements].sort(byKey).map(([code, polygon]) => {
    const at: Point = { type: 'Point', coordinates: middle(polygon) }
    return feature(at, { kind: 'departement', code, nom: departements.get(code) ?? code, rank: 1 })
  })
  return [...chefs, ...towns]
}

/** The centroid of the largest ring: enough to write a département's name on. */
function middle({ coordinates }: MultiPolygon): Position {
  let best = { area: -1, at: [0, 0] as Position }
  for (const [ring = []] of coordinates) {
    let [area, x, y] = [0, 0, 0]
    for (let i = 1; i < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1]!, ring[i]!]
      const cross = ax * by - bx * ay
      area += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    if (Math.abs(area) > best.area) best = { area: Math.abs(area), at: [x / (3 * area), y / (3 * area)] }
  }
  return best.at.map((degree) => Number(degree.toFixed(5)))
}
