import { gzipSync } from 'node:zlib'

/** A tile with its address, gzip of a vector tile; `etag` names its bytes. */
export interface ArchivedTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly gzip: Buffer
  readonly etag: string
}

/** What the head of an archive says. */
export interface ArchiveHead {
  readonly minzoom: number
  readonly maxzoom: number
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** Name, credits, `vector_layers`: what TileJSON says. */
  readonly metadata: object
}

/** One line of a directory; a run of 0 leads to another directory. */
interface Entry {
  readonly id: number
  readonly run: number
  readonly offset: number
  readonly length: number
}

const HEADER_BYTES = 127
/** The root directory ends here: who reads the first 16 KiB has it whole. */
const ROOT_ENDS = 16_384
const [GZIP, MVT] = [2, 1]

/**
 * An archive of vector tiles, part by part (PMTiles version 3, github.com/protomaps/PMTiles, spec/v3): tiles along Hilbert's curve, those
 * with the same bytes once. The same tiles give the same bytes.
 */
export function* pmtilesOf(
  tiles: readonly ArchivedTile[],
  { minzoom, maxzoom, bounds, metadata }: ArchiveHead,
): Generator<Buffer> {
  const byId = tiles
    .map((tile) => ({ ...tile, id: tileId(tile.z, tile.x, tile.y) }))
    .sort((a, b) => a.id - b.id)
  const written = new Map<string, number>()
  const contents: Buffer[] = []
  const entries: Entry[] = []
  let end = 0
  for (const { id, gzip, etag } of byId) {
    const offset = written.get(etag) ?? end
    if (offset === end) {
      written.set(etag, end)
      contents.push(gzip)
      end += gzip.length
    }
    const last = entries.at(-1)
    if (last?.offset === offset && last.id + last.run === id)
      entries[entries.length - 1] = { ...last, run: last.run + 1 }
    else entries.push({ id, run: 1, offset, length: gzip.length })
  }
  const { root, leaves } = directoriesOf(entries)
  const told = gzipSync(JSON.stringify(metadata), { level: 9 })
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles')
  header.writeUInt8(3, 7)
  let at = HEADER_BYTES
  ;[root.length, told.length, leaves.length, end].forEach((length, section) => {
    header.writeBigUInt64LE(BigInt(at), 8 + 16 * section)
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * section)
    at += length
  })
  ;[byId.length, entries.length, contents.length].forEach((count, k) =>
    header.writeBigUInt64LE(BigInt(count), 72 + 8 * k),
  )
  // In the order of the curve, but for copies of what stands before.
  header.set([1, GZIP, GZIP, MVT, minzoom, maxzoom], 96)
  const [west, south, east, north] = bounds
  const degree = (value: number): number => Math.round(value * 1e7)
  ;[west, south, east, north].forEach((value, k) => header.writeInt32LE(degree(value), 102 + 4 * k))
  header.writeUInt8(minzoom, 118)
  ;[(west + east) / 2, (south + north) / 2].forEach((value, k) =>
    header.writeInt32LE(degree(value), 119 + 4 * k),
  )
  yield header
  yield root
  yield told
  yield leaves
  yield* contents
}

/** The root directory, and those below it where it would be too long. */
function directoriesOf(entries: readonly Entry[]): { readonly root: Buffer; readonly leaves: Buffer } {
  const whole = directory(entries)
  if (HEADER_BYTES + whole.length <= ROOT_ENDS) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = 2_048; ; size *= 2) {
    const leaves: Buffer[] = []
    const above: Entry[] = []
    let offset = 0
    for (let from = 0; from < entries.length; from += size) {
      const leaf = directory(entries.slice(from, from + size))
      above.push({ id: entries[from]!.id, run: 0, offset, length: leaf.length })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = directory(above)
    if (HEADER_BYTES + root.length <= ROOT_ENDS) return { root, leaves: Buffer.concat(leaves) }
  }
}

/** A directory (§4): column by column, ids by their steps, an offset that follows from the line above as 0. */
function directory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = []
  const put = (value: number): void => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  put(entries.length)
  entries.forEach(({ id }, k) => put(id - (entries[k - 1]?.id ?? 0)))
  for (const { run } of entries) put(run)
  for (const { length } of entries) put(length)
  entries.forEach(({ offset }, k) => {
    const above = entries[k - 1]
    put(above && offset === above.offset + above.length ? 0 : offset + 1)
  })
  return gzipSync(Buffer.from(bytes), { level: 9 })
}

/** The number of a tile (§4.1): those of the zooms above, then how far along Hilbert's curve over its own it lies. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3
  let [column, row] = [x, y]
  for (let side = 2 ** z / 2; side >= 1; side /= 2) {
    const [right, low] = [Math.floor(column / side) % 2, Math.floor(row / side) % 2]
    id += side * side * (right === 1 ? 3 - low : low)
    if (low === 1) continue
    // The quarters where the curve starts and ends are turned.
    if (right === 1) [column, row] = [2 ** z - 1 - column, 2 ** z - 1 - row]
    ;[column, row] = [row, column]
  }
  return id
}
