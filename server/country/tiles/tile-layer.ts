import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, FeatureCollection } from 'geojson'
import GeoJSONVT from 'geojson-vt'

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
  /** Asked for once, when the layer's first tile is. */
  readonly features: () => readonly Feature[]
}

/** A tile ready to send. */
export interface Tile {
  /** Gzip of the protocol buffer. */
  readonly gzip: Buffer
  readonly etag: string
}

/** A layer that can be asked for its tiles. */
export interface TileLayer {
  readonly source: TileLayerSource
  /** The tile, or null where the layer has nothing. The address must be one of the layer's zooms. */
  readonly tile: (z: number, x: number, y: number) => Tile | null
}

/** Fine enough that the pixel at the deepest zoom is under the contours' own precision. */
const EXTENT = 4096

/** Cuts a layer by geojson-vt; the same features in the same order give the same bytes on every machine. */
export function createTileLayer(source: TileLayerSource): TileLayer {
  const collection: FeatureCollection = { type: 'FeatureCollection', features: [...source.features()] }
  const index = new GeoJSONVT(collection, {
    maxZoom: source.maxzoom,
    indexMaxZoom: Math.min(5, source.maxzoom),
    indexMaxPoints: 20_000,
    tolerance: 3,
    extent: EXTENT,
    buffer: 64,
  })
  return {
    source,
    tile: (z, x, y) => {
      const features = (index.getTile(z, x, y)?.features ?? [])
        .filter(({ tags }) => z >= Number(tags?.minzoom ?? 0))
        .map((feature) => ({ ...feature, tags: withoutMinzoom(feature.tags ?? {}) }))
      if (features.length === 0) return null
      const bytes = fromGeojsonVt({ [source.id]: { features } } as never, { version: 2, extent: EXTENT })
      const gzip = gzipSync(bytes, { level: 9 })
      return { gzip, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
    },
  }
}

function withoutMinzoom(tags: Record<string, unknown>): Record<string, unknown> {
  if (!('minzoom' in tags)) return tags
  const { minzoom: _, ...rest } = tags
  return rest
}
