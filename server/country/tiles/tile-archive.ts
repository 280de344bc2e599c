import { hash } from 'node:crypto'
import type { Kept } from '../../db/kept.ts'
import { surroundingsHash } from './surroundings.ts'
import { createTileLayer, type Tile, type TileLayerSource } from './tile-layer.ts'

/**
 * Every tile of the fixed layers down to `ARCHIVE_ZOOM` by its key; where a tile is missing, nothing lies. Some 4,000 tiles and
 * 20 MB for the whole country: the index from which they are cut weighs ten times as much, and is only needed while they are.
 */
export type TileArchive = ReadonlyMap<string, Tile>

/** Outlines are told whole there, see `tileSources`; of names, the deeper zooms are cut when asked for. */
export const ARCHIVE_ZOOM = 9

export const tileKey = (layer: string, z: number, x: number, y: number): string => `${layer}/${z}/${x}/${y}`

/** Names the bytes of a layer's tiles and where they lie: 128 bits of SHA-256, base64url. */
export function hashOfLayer(archive: TileArchive, layer: string): string {
  const lines = [...archive].flatMap(([key, { etag }]) =>
    key.startsWith(`${layer}/`) ? `${key} ${etag}` : [],
  )
  return hash('sha256', lines.join('\n'), 'base64url').slice(0, 22)
}

/** Cuts every tile of the layers, some ten seconds of processor for the whole country; `cut` is told of each. */
export function cutArchive(sources: readonly TileLayerSource[], cut?: () => void): TileArchive {
  const archive = new Map<string, Tile>()
  for (const source of sources)
    for (const { z, x, y, tile } of createTileLayer(source).every(Math.min(ARCHIVE_ZOOM, source.maxzoom))) {
      archive.set(tileKey(source.id, z, x, y), tile)
      cut?.()
    }
  return archive
}

/** An archive as it is kept: one piece of bytes is read in a tenth of the time that thousands take. */
interface PackedArchive {
  readonly keys: readonly string[]
  readonly etags: readonly string[]
  /** Where each tile ends among the bytes. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array
}

/** What an archive is cut from: the package, and the ground of the map beside it. */
const keyOf = (packageHash: string): string => `${packageHash} ${surroundingsHash()}`

/** The archive of a package (its hash), when it was cut before. */
export function findArchive(kept: Kept, packageHash: string): TileArchive | undefined {
  const found = kept.find<PackedArchive>('tiles', keyOf(packageHash))
  if (!found) return undefined
  const { keys, etags, ends, bytes } = found
  const tileAt = (at: number): Tile => ({
    gzip: Buffer.from(bytes.buffer, bytes.byteOffset + (ends[at - 1] ?? 0), ends[at]! - (ends[at - 1] ?? 0)),
    etag: etags[at]!,
  })
  return new Map(keys.map((key, at) => [key, tileAt(at)]))
}

/** Keeps the archive of a package. */
export function keepArchive(kept: Kept, packageHash: string, archive: TileArchive): void {
  const tiles = [...archive.values()]
  let end = 0
  kept.put<PackedArchive>('tiles', keyOf(packageHash), {
    keys: [...archive.keys()],
    etags: tiles.map(({ etag }) => etag),
    ends: tiles.map(({ gzip }) => (end += gzip.length)),
    bytes: new Uint8Array(Buffer.concat(tiles.map(({ gzip }) => gzip))),
  })
}
