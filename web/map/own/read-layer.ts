import type { Feature, Geometry, Position } from 'geojson'
import { fold } from '../table/rows.ts'
import { attributesOf, type OwnLayer, type MapObject } from './layers.ts'
import { linesOf, type TableLine } from './read-table.ts'
import type { ToDegrees } from './unproject.ts'

/** What a file gives: a layer, and how many of its lines or objects have no place that can be read. */
export interface ReadLayer {
  readonly layer: Omit<OwnLayer, 'id' | 'colour'>
  readonly noPlace: number
  /** Lines of the first of them. */
  readonly lines: readonly number[]
}

const LON = [
  'lon',
  'long',
  'lng',
  'longitude',
  'x',
  'coordx',
  'coord x',
  'x wgs84',
  'lon wgs84',
  'x lambert',
  'x lambert93',
  'x l93',
  'x 2154',
  'lambert x',
]
const LAT = [
  'lat',
  'latitude',
  'y',
  'coordy',
  'coord y',
  'y wgs84',
  'lat wgs84',
  'y lambert',
  'y lambert93',
  'y l93',
  'y 2154',
  'lambert y',
]
/** What a file may hold and still be drawn at once. */
const MOST_OBJECTS = 30_000

/** Whether a table has columns of coordinates. */
export const hasCoordinates = (lines: readonly TableLine[]): boolean => columnPlaces(lines[0]) !== null

function columnPlaces(head: TableLine | undefined): { readonly x: number; readonly y: number } | null {
  const noms = (head?.cells ?? []).map((cell) => fold(cell))
  const find = (list: readonly string[]): number => noms.findIndex((nom) => list.includes(nom))
  const [x, y] = [find(LON), find(LAT)]
  return x >= 0 && y >= 0 ? { x, y } : null
}

/** Reads a CSV of points, degrees or metres (Lambert-93 and the systems overseas); null without two columns of coordinates or a place. */
export function readPoints(text: string, nom: string, toDegrees: ToDegrees): ReadLayer | null {
  const [head, ...lines] = linesOf(text)
  const columns = columnPlaces(head)
  if (!head || !columns) return null
  const reader = readerOf(toDegrees)
  const without: number[] = []
  const objects = lines.slice(0, MOST_OBJECTS).flatMap(({ numero, cells }): MapObject[] => {
    const [x, y] = [columns.x, columns.y].map((at) => Number((cells[at] ?? '').replace(',', '.') || NaN))
    const point = reader.read([x!, y!])
    if (!point) {
      without.push(numero)
      return []
    }
    const properties = Object.fromEntries(
      head.cells.flatMap((key, at) => (at === columns.x || at === columns.y ? [] : [[key, cells[at] ?? '']])),
    )
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties }]
  })
  return made(objects, nom, reader.system(), without.length, without.slice(0, 5))
}

/** Reads GeoJSON: points, lines, polygons; null when it is none. */
export function readGeojson(text: string, nom: string, toDegrees: ToDegrees): ReadLayer | null {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
  const reader = readerOf(toDegrees)
  const features = featuresOf(read).slice(0, MOST_OBJECTS)
  let without = 0
  const objects = features.flatMap((feature): MapObject[] => {
    const geometry = placed(feature.geometry, reader.read)
    if (!geometry) without++
    const properties = Object.fromEntries(
      Object.entries((feature.properties as object | null) ?? {}).map(([key, value]) => [
        key,
        value === null || typeof value === 'object' ? '' : String(value),
      ]),
    )
    return geometry ? [{ type: 'Feature', geometry, properties }] : []
  })
  return made(objects, nom, reader.system(), without, [])
}

function made(
  objects: readonly MapObject[],
  nom: string,
  system: string | null,
  noPlace: number,
  lines: readonly number[],
): ReadLayer | null {
  if (objects.length === 0) return null
  const layer = { nom, objects, attributes: attributesOf(objects), filter: null, shown: true, system }
  return { layer, noPlace, lines }
}

/** Reads positions and remembers the system of the last one in metres. */
function readerOf(toDegrees: ToDegrees) {
  let system: string | null = null
  return {
    system: () => system,
    read: ([x, y]: Position): Position | null => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) return null
      if (Math.abs(x!) <= 180 && Math.abs(y!) <= 90) return [x!, y!]
      const point = toDegrees(x!, y!)
      if (!point) return null
      system = point.system
      return [point.lon, point.lat]
    },
  }
}

function featuresOf(read: unknown): readonly Pick<Feature, 'geometry' | 'properties'>[] {
  if (typeof read !== 'object' || read === null) return []
  const { type, features } = read as { type?: unknown; features?: unknown }
  if (type === 'FeatureCollection') return Array.isArray(features) ? (features as Feature[]) : []
  if (type === 'Feature') return [read as Feature]
  return [{ geometry: read as Geometry, properties: {} }]
}

const SHAPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']

/** A geometry whose every position was read; null when one was not, or it is of no known form. */
function placed(geometry: unknown, read: (at: Position) => Position | null): MapObject['geometry'] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (!SHAPES.includes(type ?? '') || !Array.isArray(coordinates)) return null
  let whole = true
  const skip = (part: unknown): unknown => {
    if (!Array.isArray(part)) {
      whole = false
      return part
    }
    if (typeof part[0] !== 'number') return part.map(skip)
    const point = read(part as Position)
    if (!point) whole = false
    return point
  }
  const next = skip(coordinates)
  return whole ? ({ type, coordinates: next } as unknown as MapObject['geometry']) : null
}
