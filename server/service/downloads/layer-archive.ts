import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { boxesOnSquare, tilesOver } from '../../country/tiles/tile-layer.ts'
import { ARCHIVE_ZOOM } from '../../country/tiles/tile-archive.ts'
import { inTurns } from '../../in-turns.ts'
import { degreesOf, findBounds, type Placed } from '../gis/bbox.ts'
import { unite } from './bounds.ts'
import { pmtilesOf, type ArchivedTile } from './pmtiles.ts'
import type { Table } from './table.ts'

/** Tiles looked up before others get a turn. */
const SLICE = 50
const WORLD = [-180, -85, 180, 85] as const

/**
 * Writes the tiles of a layer as they are served, down to the zoom at which outlines are told whole: deeper ones are drawn from these.
 */
export async function writeTiles(table: Table, path: string): Promise<void> {
  const { items, tiles, title, about, attribution, run, asOf, demonstration } = table
  const { id, description, minzoom, fields } = tiles.layer
  const maxzoom = Math.min(ARCHIVE_ZOOM, tiles.layer.maxzoom)
  await findBounds(items)
  const boxes = await inTurns(boxesOf(items))
  const found: ArchivedTile[] = []
  let looked = 0
  for (let z = minzoom; z <= maxzoom; z++) {
    await new Promise((resolve) => setImmediate(resolve))
    for (const { x, y } of tilesOver(boxes, z)) {
      if (++looked % SLICE === 0) await new Promise((resolve) => setImmediate(resolve))
      const tile = tiles.at(z, x, y)
      if (tile) found.push({ z, x, y, ...tile })
    }
  }
  const bounds = items.map(degreesOf).reduce(unite, null) ?? WORLD
  const metadata = {
    ...{ name: title, description: about, attribution, type: 'overlay', version: run },
    vector_layers: [{ id, description, minzoom, maxzoom, fields }],
    ...{ run, asOf, demonstration },
  }
  const parts = pmtilesOf(found, { minzoom, maxzoom, bounds: [...bounds], metadata })
  await pipeline(Readable.from(parts), createWriteStream(path))
}

/** The boxes of all parts of all shapes on the square of the world. */
function* boxesOf(items: readonly Placed[]): Generator<void, (readonly number[])[]> {
  const boxes: (readonly number[])[] = []
  for (const { geometry } of items) {
    if (geometry) boxes.push(...boxesOnSquare(geometry))
    yield
  }
  return boxes
}
