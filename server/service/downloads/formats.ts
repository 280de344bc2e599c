import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { DownloadFormat } from '../../contract/downloads.ts'
import { csvOf, EXCEL, PLAIN } from './csv.ts'
import { writeFlatGeobuf } from './flatgeobuf.ts'
import { geojsonOf } from './geojson.ts'
import { writeGeoParquet } from './geoparquet.ts'
import { writeTiles } from './layer-archive.ts'
import type { Table } from './table.ts'

/** How a form is written into a file. */
interface Writing {
  readonly write: (table: Table, path: string) => Promise<void>
  /** Whether a copy squeezed by gzip, an eighth of it, is worth keeping beside it: those of the others are squeezed inside. */
  readonly text: boolean
  /** Whether it holds shapes alone, for which no row need be made. */
  readonly shapesOnly?: true
}

const textual = (lines: (table: Table) => Iterable<string>): Writing => ({
  text: true,
  write: (table, path) => pipeline(Readable.from(inSlices(lines(table))), createWriteStream(path)),
})

/** Lets whoever waits have a turn between two slices. */
async function* inSlices(slices: Iterable<string>): AsyncGenerator<string> {
  for (const slice of slices) {
    yield slice
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** How each form is written. */
export const WRITINGS: Readonly<Record<DownloadFormat, Writing>> = {
  flatgeobuf: { text: false, write: writeFlatGeobuf },
  geoparquet: { text: false, write: writeGeoParquet },
  geojson: textual(geojsonOf),
  csv: textual((table) => csvOf(table, PLAIN)),
  'csv-excel': textual((table) => csvOf(table, EXCEL)),
  pmtiles: { text: false, shapesOnly: true, write: writeTiles },
}

/** Writes a squeezed copy of a file beside it: the same bytes for the same file. */
export const squeeze = (path: string, to: string): Promise<void> =>
  pipeline(createReadStream(path), createGzip({ level: 6 }), createWriteStream(to))
