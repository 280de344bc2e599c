import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { lazy } from '../lazy.ts'

/** What a feature of a tile carries. `minzoom` keeps a label away from small scales; it stays on the server. */
export type TileProperties = Readonly<Record<string, string | number | boolean>> & {
  readonly minzoom?: number
}

/** What TileJSON says of a layer. */
export interface TileLayerInfo {
  readonly id: string
  readonly description: string
  readonly minzoom: number
  readonly maxzoom: number
  /** Names of the properties with a word on each, as TileJSON's `fields`. */
  readonly fields: Readonly<Record<string, string>>
}

/** One layer, before it is cut into tiles. */
export interface TileLayerSource extends TileLayerInfo {
  /** Deepest zoom that is answered, where `maxzoom`, which TileJSON names, already draws all that the outlines know. */
  readonly deepest?: number
  /** Asked for once, when the layer's first tile is. */
  readonly features: () => readonly Feature[]
  /** What the layer is at scales where its outlines would weigh too much. */
  readonly afar?: AfarForm
}

/** A form of a layer for small scales: other features, on a grid of its own, none simplified once more. */
interface AfarForm {
  /** From this zoom on the layer is cut from its own features. */
  readonly below: number
  /** Units of a tile's side, and how many of them a tile shows beyond its border. */
  readonly extent: number
  readonly buffer: number
  /** The features of a zoom; asked for once, when its first tile is. */
  readonly features: (zoom: number) => readonly Feature[]
}

/** A tile ready to send. */
export interface Tile {
  /** Gzip of the protocol buffer. */
  readonly gzip: Buffer
  readonly etag: string
}

/** A layer that can be asked for its tiles. */
export interface TileLayer {
  /** The tile, or null where the layer has nothing. The address must be one of the layer's zooms. */
  readonly tile: (z: number, x: number, y: number) => Tile | null
  /** Every tile that has something from the layer's first zoom to `zoom`, with its address. */
  readonly every: (zoom: number) => Generator<{ z: number; x: number; y: number; tile: Tile }>
}

/** Fine enough that the pixel at the deepest zoom is under the contours' own precision. */
const EXTENT = 4096
/** What a tile shows beyond its border, in its units: lines are drawn whole. */
const BUFFER = 64

/** Cuts a layer by geojson-vt, whole at `maxzoom`; the same features in the same order give the same bytes on every machine. */
export function createTileLayer(source: TileLayerSource, maxzoom = source.maxzoom): TileLayer {
  const { id, afar } = source
  const features = lazy(source.features)
  const near = lazy(() => cutter(id, features(), { maxzoom, extent: EXTENT, buffer: BUFFER }))
  const far = new Map<number, Cutter>()
  const farAt = (form: AfarForm, zoom: number): Cutter => {
    const known = far.get(zoom) ?? cutter(id, form.features(zoom), { ...form, maxzoom: zoom })
    far.set(zoom, known)
    return known
  }
  const tile: TileLayer['tile'] = (z, x, y) => (afar && z < afar.below ? farAt(afar, z) : near())(z, x, y)
  function* every(zoom: number): ReturnType<TileLayer['every']> {
    const boxes = features().flatMap(boxesOf)
    for (let z = source.minzoom; z <= zoom; z++)
      for (const address of addressesOf(boxes, z)) {
        const [x, y] = [address % 2 ** z, Math.floor(address / 2 ** z)]
        const own = tile(z, x, y)
        if (own) yield { z, x, y, tile: own }
      }
  }
  return { tile, every }
}

type Cutter = TileLayer['tile']

/** Cuts features; nothing of them is simplified at `maxzoom`. */
function cutter(
  id: string,
  features: readonly Feature[],
  { maxzoom, extent, buffer }: { readonly maxzoom: number; readonly extent: number; readonly buffer: number },
): Cutter {
  const collection: FeatureCollection = { type: 'FeatureCollection', features: [...features] }
  const index = new GeoJSONVT(collection, {
    maxZoom: maxzoom,
    indexMaxZoom: Math.min(5, maxzoom),
    indexMaxPoints: 20_000,
    tolerance: 3,
    extent,
    buffer,
  })
  return (z, x, y) => {
    const cut = (index.getTile(z, x, y)?.features ?? [])
      .filter(({ tags }) => z >= Number(tags?.minzoom ?? 0))
      .map((feature) => ({ ...feature, tags: withoutMinzoom(feature.tags ?? {}) }))
    if (cut.length === 0) return null
    const bytes = fromGeojsonVt({ [id]: { features: cut } } as never, { version: 2, extent })
    const gzip = gzipSync(bytes, { level: 9 })
    return { gzip, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
  }
}

/** The lines that bound a shape: outer rings of polygons, lines as they are. */
function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'MultiPolygon':
      return geometry.coordinates.map(([outer = []]) => outer)
    case 'Polygon':
      return geometry.coordinates.slice(0, 1)
    case 'MultiLineString':
      return geometry.coordinates
    case 'LineString':
      return [geometry.coordinates]
    default:
      throw new Error(`tiles: no bounds are known of a ${geometry.type}`)
  }
}

/** Bounds of each part of a feature on the square of the world, 0..1: west, north, east, south. */
function boxesOf({ geometry }: Feature): number[][] {
  if (geometry.type === 'Point') {
    const [x, y] = onSquare(geometry.coordinates)
    return [[x, y, x, y]]
  }
  return linesOf(geometry).map((line) => {
    const points = line.map(onSquare)
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b))
    const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b))
    return [least(xs), least(ys), most(xs), most(ys)]
  })
}

/** Web Mercator, as tiles are numbered: x eastwards from the date line, y southwards. */
export function onSquare([lon = NaN, lat = NaN]: Position): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** The boxes of the parts of a geometry on the square of the world, for `tilesOver`. */
export const boxesOnSquare = (geometry: Geometry): (readonly number[])[] =>
  boxesOf({ type: 'Feature', geometry, properties: null })

/** Addresses of the tiles of a zoom in which what lies in these boxes may be drawn, row after row. */
export const tilesOver = (boxes: readonly (readonly number[])[], z: number): { x: number; y: number }[] =>
  addressesOf(boxes, z).map((address) => ({ x: address % 2 ** z, y: Math.floor(address / 2 ** z) }))

/** Tiles that one of the boxes meets, borders with their buffer, row after row: y·2^z + x. */
function addressesOf(boxes: readonly (readonly number[])[], z: number): number[] {
  const side = 2 ** z
  const buffer = BUFFER / EXTENT
  const within = (at: number): number => Math.min(side - 1, Math.max(0, Math.floor(at)))
  const met = new Set<number>()
  for (const [west = NaN, north = NaN, east = NaN, south = NaN] of boxes)
    for (let y = within(north * side - buffer); y <= within(south * side + buffer); y++)
      for (let x = within(west * side - buffer); x <= within(east * side + buffer); x++) met.add(y * side + x)
  return [...met].sort((a, b) => a - b)
}

function withoutMinzoom(tags: Record<string, unknown>): Record<string, unknown> {
  if (!('minzoom' in tags)) return tags
  const { minzoom: _, ...rest } = tags
  return rest
}
