import { open, type FileHandle } from 'node:fs/promises'
import { Builder, ByteBuffer } from 'flatbuffers'
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js'
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js'
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Bounds } from '../../country/land/contours.ts'
import type { LayerRow } from '../../db/layer-table.ts'
import { boxOf, degreesOf, findBounds, hasGeometry } from '../gis/bbox.ts'
import type { Item } from '../gis/collections.ts'
import { unite } from './bounds.ts'
import { alongHilbert, NODE_SIZE, packedTree, treeBytes } from './packed-tree.ts'
import type { Table } from './table.ts'

const WGS84 = 4326

const TYPES = {
  text: ColumnType.String,
  // The format has no day without a time of day; GDAL writes its own days so too.
  date: ColumnType.DateTime,
  'double precision': ColumnType.Double,
  integer: ColumnType.Int,
  boolean: ColumnType.Bool,
} as const satisfies Readonly<Record<Table['columns'][number]['type'], ColumnType>>

/**
 * Writes a table as FlatGeobuf into a file, slice by slice; where every feature has a shape it is indexed, so that a GIS reads from
 * the network only what its window shows. (The library's own `serialize` writes neither an index nor whose the data are, and guesses
 * the types of columns from the first row.)
 */
export async function writeFlatGeobuf(table: Table, path: string): Promise<void> {
  await findBounds(table.items)
  const indexed = table.items.length > 0 && table.items.every(hasGeometry)
  const file = await open(path, 'w')
  try {
    const begin = magicbytes.length
    // The box is known last: its room is left where there will be one.
    const room: Bounds | null = table.items.some(hasGeometry) ? [0, 0, 0, 0] : null
    const headerBytes = headerOf(table, indexed, room).length
    const first = begin + headerBytes + (indexed ? treeBytes(table.items.length) : 0)
    const { boxes, offsets, extent } = await writeFeatures(table, indexed, file, first)
    await file.write(magicbytes, 0, begin, 0)
    await file.write(headerOf(table, indexed, extent), 0, headerBytes, begin)
    if (indexed)
      await file.write(packedTree(boxes, offsets), 0, first - begin - headerBytes, begin + headerBytes)
  } finally {
    await file.close()
  }
}

/** Writes the features from the byte `first` on; `offsets` count from there. */
async function writeFeatures(table: Table, indexed: boolean, file: FileHandle, first: number) {
  const { columns, shape } = table
  const meta = {
    geometryType: GeometryType[shape],
    columns: columns.map(({ name, type }) => ({ name, type: TYPES[type] })),
  } as unknown as HeaderMeta
  const boxes: Bounds[] = []
  const offsets: number[] = []
  let extent: Bounds | null = null
  let at = first
  for (const rows of table.rows(indexed ? byPlace : undefined)) {
    const parts = rows.map((row) => encode(row, columns, shape, meta))
    rows.forEach(({ geometry }, k) => {
      const box = boxOf(geometry)
      if (box) boxes.push(box)
      extent = unite(extent, box)
      offsets.push(at - first)
      at += parts[k]!.length
    })
    const bytes = Buffer.concat(parts)
    await file.write(bytes, 0, bytes.length, at - bytes.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { boxes, offsets, extent: extent as Bounds | null }
}

/** Features by their place on the curve of the index. */
const byPlace = (items: readonly Item[]): readonly Item[] =>
  items
    .map((item) => ({ item, along: alongHilbert(degreesOf(item)!) }))
    .sort((a, b) => a.along - b.along)
    .map(({ item }) => item)

function encode(
  { values, geometry }: LayerRow,
  columns: Table['columns'],
  shape: Table['shape'],
  meta: HeaderMeta,
): Uint8Array {
  const cells = columns.map(({ name, type }) => {
    const value = values[name] ?? null
    return [name, type === 'text' && value !== null ? String(value) : value]
  })
  const shown = geometry ?? { type: shape, coordinates: [] }
  const bytes = buildFeature(
    parseGeometry(shown as Parameters<typeof parseGeometry>[0]),
    Object.fromEntries(cells) as Parameters<typeof buildFeature>[1],
    meta,
  )
  return geometry ? bytes : withoutGeometry(bytes)
}

/** The same feature with its attributes alone: the library writes none without a geometry. */
function withoutGeometry(bytes: Uint8Array): Uint8Array {
  const properties = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(bytes)).propertiesArray()
  const builder = new Builder()
  const offset = Feature.createPropertiesVector(builder, properties ?? new Uint8Array())
  Feature.startFeature(builder)
  Feature.addProperties(builder, offset)
  builder.finishSizePrefixed(Feature.endFeature(builder))
  return builder.asUint8Array()
}

/** The header: columns with what they say, credits, extent (the same number of bytes whatever the extent). */
function headerOf(table: Table, indexed: boolean, extent: Bounds | null): Uint8Array {
  const { id, title, about, attribution, run, asOf, demonstration, columns, shape, items } = table
  const builder = new Builder()
  const columnOffsets = columns.map(({ name, type, about: said }) => {
    const [nameAt, titleAt] = [builder.createString(name), builder.createString(said)]
    Column.startColumn(builder)
    Column.addName(builder, nameAt)
    Column.addType(builder, TYPES[type])
    Column.addTitle(builder, titleAt)
    return Column.endColumn(builder)
  })
  const columnsAt = Header.createColumnsVector(builder, columnOffsets)
  const [nameAt, titleAt, aboutAt, metadataAt] = [
    builder.createString(id),
    builder.createString(title),
    builder.createString(about),
    builder.createString(
      JSON.stringify({ attribution, run, as_of: asOf, demonstration: String(demonstration) }),
    ),
  ]
  const orgAt = builder.createString('EPSG')
  Crs.startCrs(builder)
  Crs.addOrg(builder, orgAt)
  Crs.addCode(builder, WGS84)
  const crsAt = Crs.endCrs(builder)
  const envelopeAt = extent && Header.createEnvelopeVector(builder, [...extent])
  Header.startHeader(builder)
  Header.addName(builder, nameAt)
  if (envelopeAt !== null) Header.addEnvelope(builder, envelopeAt)
  Header.addGeometryType(builder, GeometryType[shape])
  Header.addColumns(builder, columnsAt)
  Header.addFeaturesCount(builder, BigInt(items.length))
  Header.addIndexNodeSize(builder, indexed ? NODE_SIZE : 0)
  Header.addCrs(builder, crsAt)
  Header.addTitle(builder, titleAt)
  Header.addDescription(builder, aboutAt)
  Header.addMetadata(builder, metadataAt)
  builder.finishSizePrefixed(Header.endHeader(builder))
  return builder.asUint8Array()
}
