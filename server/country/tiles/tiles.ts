import { LRUCache } from 'lru-cache'
import { lazy } from '../lazy.ts'
import { ARCHIVE_ZOOM, hashOfLayer, tileKey, type TileArchive } from './tile-archive.ts'
import { createTileLayer, type Tile, type TileLayer, type TileLayerSource } from './tile-layer.ts'

/** Tiles of several layers: those of an archive as they lie there, others cut when first asked for and kept by weight. */
export interface Tiles {
  readonly layers: readonly TileLayerSource[]
  /** Takes the archive that was cut meanwhile; what was indexed for want of it is let go. */
  readonly useArchive: (archive: TileArchive) => void
  /** The tiles that are in memory. */
  readonly held: () => unknown
  /** Names the bytes of every tile of a layer down to `ARCHIVE_ZOOM`; none before they are cut. */
  readonly hashOf: (layer: string) => string | undefined
  /** The tile; null where the layer is empty; undefined when the layer does not exist or has no such zoom. */
  readonly tile: (layer: string, z: number, x: number, y: number) => Tile | null | undefined
}

const CACHE_BYTES = 16 * 2 ** 20
/** What an empty answer weighs in the cache: its key. */
const EMPTY_BYTES = 64

/** The tiles of fixed layers; `findArchive` is asked when the first one is. */
export function createTiles(
  sources: readonly TileLayerSource[],
  findArchive: () => TileArchive | undefined = () => undefined,
): Tiles {
  const layers = new Map<string, TileLayer>()
  const cache = new LRUCache<string, { readonly tile: Tile | null }>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ tile }) => (tile?.gzip.length ?? 0) + EMPTY_BYTES,
  })
  let found: TileArchive | undefined
  let archive = lazy(() => (found = findArchive()))
  const hashes = new Map<string, string>()
  const cut = (source: TileLayerSource, z: number): TileLayer => {
    const maxzoom = z > source.maxzoom ? source.deepest : source.maxzoom
    const key = `${source.id}/${maxzoom}`
    const known = layers.get(key) ?? createTileLayer(source, maxzoom)
    layers.set(key, known)
    return known
  }
  return {
    layers: sources,
    useArchive: (cutMeanwhile) => {
      archive = () => (found = cutMeanwhile)
      layers.clear()
      cache.clear()
    },
    held: () => [found, [...cache.values()]],
    hashOf: (id) => {
      const ready = archive()
      if (!ready || !sources.some((source) => source.id === id)) return undefined
      const hash = hashes.get(id) ?? hashOfLayer(ready, id)
      hashes.set(id, hash)
      return hash
    },
    tile: (id, z, x, y) => {
      const source = sources.find((one) => one.id === id)
      if (
        !source ||
        z < source.minzoom ||
        z > (source.deepest ?? source.maxzoom) ||
        x >= 2 ** z ||
        y >= 2 ** z
      )
        return undefined
      const key = tileKey(id, z, x, y)
      const ready = z <= ARCHIVE_ZOOM && archive()
      if (ready) return ready.get(key) ?? null
      const kept = cache.get(key)
      if (kept) return kept.tile
      const tile = cut(source, z).tile(z, x, y)
      cache.set(key, { tile })
      return tile
    },
  }
}
