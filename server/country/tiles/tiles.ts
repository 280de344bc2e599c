import { createLru } from '../lru.ts'
import { createTileLayer, type Tile, type TileLayer, type TileLayerSource } from './tile-layer.ts'

/** Tiles of several layers, cut when first asked for and kept by weight. */
export interface Tiles {
  readonly layers: readonly TileLayerSource[]
  /** Indexes a layer now rather than at its first tile. */
  readonly prepare: (layer: string) => void
  /** The tile; null where the layer is empty; undefined when the layer does not exist or has no such zoom. */
  readonly tile: (layer: string, z: number, x: number, y: number) => Tile | null | undefined
}

const CACHE_BYTES = 64 * 2 ** 20
/** What an empty answer weighs in the cache: its key. */
const EMPTY_BYTES = 64

/**
 * The tiles of fixed layers. Each layer is indexed at its first tile and each tile is cut once: indexing everything
 * takes about a second and a tile a few milliseconds, so nothing is worth storing on disk.
 */
export function createTiles(sources: readonly TileLayerSource[]): Tiles {
  const layers = new Map<string, TileLayer>()
  const cache = createLru<string, { readonly tile: Tile | null }>(
    CACHE_BYTES,
    ({ tile }) => (tile?.gzip.length ?? 0) + EMPTY_BYTES,
  )
  const layerOf = (source: TileLayerSource): TileLayer => {
    const known = layers.get(source.id) ?? createTileLayer(source)
    layers.set(source.id, known)
    return known
  }
  return {
    layers: sources,
    prepare: (id) => {
      const source = sources.find((one) => one.id === id)
      if (source) layerOf(source)
    },
    tile: (id, z, x, y) => {
      const source = sources.find((one) => one.id === id)
      if (!source || z < source.minzoom || z > source.maxzoom || x >= 2 ** z || y >= 2 ** z) return undefined
      const key = `${id}/${z}/${x}/${y}`
      const kept = cache.get(key)
      if (kept) return kept.tile
      const tile = layerOf(source).tile(z, x, y)
      cache.set(key, { tile })
      return tile
    },
  }
}
