import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader, mapColumn } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { inferGeometryType } from 'flatgeobuf/lib/mjs/generic/header.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Zones } from './geojson.ts'

const WGS84 = 4326

/**
 * Areas as FlatGeobuf. Its own `serialize` takes the type of a column from the first row, where a hidden figure is
 * words: here a column is of numbers when every cell but the empty ones is, of text otherwise.
 */
export function flatgeobufOf({ features }: Zones): Uint8Array {
  const noms = Object.keys(features[0]?.properties ?? {})
  const columns = noms.map((nom) => {
    const numeric = features.every(({ properties }) => typeof properties[nom] !== 'string')
    return { ...mapColumn({ [nom]: '' }, nom), type: numeric ? ColumnType.Double : ColumnType.String }
  })
  const meta: HeaderMeta = {
    geometryType: inferGeometryType(features),
    columns,
    envelope: null,
    featuresCount: features.length,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  }
  const parts = features.map(({ geometry, properties }) => {
    const cells = noms.map((nom, n) => {
      const value = properties[nom] ?? null
      return [nom, columns[n]!.type === ColumnType.String && value !== null ? String(value) : value]
    })
    return buildFeature(parseGeometry(geometry), Object.fromEntries(cells), meta)
  })
  return join([magicbytes, buildHeader(meta, WGS84), ...parts])
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
