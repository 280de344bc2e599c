import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import { geojsonToWkb } from 'hyparquet-writer/src/wkb.js'
import type { LayerRow } from '../../db/layer-table.ts'
import type { Bounds } from '../../country/land/contours.ts'
import { boxOf } from '../gis/bbox.ts'
import { unite } from './bounds.ts'
import type { Table } from './table.ts'

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema']
type Column = Table['columns'][number]

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'INT32', converted_type: 'DATE' },
  'double precision': { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Readonly<Record<Column['type'], object>>

/** Rows of a group: readers fetch and skip whole groups, and one is in memory while it is written. */
const GROUP = 2_000

/**
 * Writes a table as GeoParquet 1.1.0 (geometry as ISO WKB, degrees in OGC:CRS84) into a file, a group of rows at a time.
 */
export async function writeGeoParquet(table: Table, path: string): Promise<void> {
  const { columns } = table
  const schema: Schema = [
    { name: 'root', num_children: columns.length + 1 },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
    { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  ]
  const writer = fileWriter(path)
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'Relais (hyparquet-writer)' })
  let extent: Bounds | null = null
  let waiting: LayerRow[] = []
  const write = async (): Promise<void> => {
    const cells = (column: Column) => waiting.map(({ values }) => cell(values[column.name] ?? null, column))
    await parquet.write({
      columnData: [
        ...columns.map((column) => ({ name: column.name, data: cells(column) })),
        { name: 'geometry', data: waiting.map(({ geometry }) => geometry && geojsonToWkb(geometry)) },
      ],
      rowGroupSize: GROUP,
    })
    waiting = []
  }
  for (const rows of table.rows()) {
    for (const { geometry } of rows) extent = unite(extent, boxOf(geometry))
    waiting.push(...rows)
    if (waiting.length >= GROUP) await write()
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (waiting.length > 0) await write()
  parquet.kvMetadata = Object.entries(metadata(table, extent)).map(([key, value]) => ({ key, value }))
  await parquet.finish()
}

/** The members of the format, and beside them what the file is and whose it is. */
function metadata(table: Table, extent: Bounds | null): Readonly<Record<string, string>> {
  const { title, about, attribution, run, asOf, demonstration, shape } = table
  const geometry = { encoding: 'WKB', geometry_types: [shape], ...(extent && { bbox: extent }) }
  return {
    geo: JSON.stringify({ version: '1.1.0', primary_column: 'geometry', columns: { geometry } }),
    ...{ title, description: about, attribution, run },
    ...{ as_of: asOf, demonstration: String(demonstration) },
  }
}

const cell = (value: LayerRow['values'][string], { type }: Column) =>
  value === null ? null : type === 'date' ? new Date(String(value)) : type === 'text' ? String(value) : value
