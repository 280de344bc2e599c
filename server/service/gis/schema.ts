import type { Collection } from './collections.ts'
import { withQuery } from './links.ts'

const SCHEMA_2020 = 'https://json-schema.org/draft/2020-12/schema'

/** The attributes alone. */
const properties = ({ fields }: Collection) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { type, title, unit, format, values, id }]) => [
      name,
      {
        title: title.fr,
        type,
        ...(unit && { 'x-ogc-unit': unit }),
        ...(format && { format }),
        ...(values && { enum: values }),
        ...(id && { 'x-ogc-role': 'id' }),
      },
    ]),
  )

/**
 * The attributes of a collection as JSON Schema, with the roles of OGC API Features part 5 by which QGIS knows the id and the
 * geometry; part 5 as such is not claimed.
 */
export const schemaOf = (one: Collection, base: string) => ({
  $schema: SCHEMA_2020,
  $id: withQuery(`${base}/collections/${one.id}/schema`, { f: 'json' }),
  type: 'object',
  title: one.title.fr,
  properties: {
    geometry: { 'x-ogc-role': 'primary-geometry', format: `geometry-${one.shape}` },
    ...properties(one),
  },
})

/** The same as the schema of a GeoJSON feature. */
export const featureSchemaOf = (one: Collection, base: string) => ({
  $schema: SCHEMA_2020,
  $id: withQuery(`${base}/collections/${one.id}/schema/feature`, { f: 'json' }),
  type: 'object',
  title: one.title.fr,
  required: ['type', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: { type: 'string' },
    geometry: { type: 'object' },
    properties: { type: 'object', properties: properties(one) },
  },
})
