import type { Collection } from './collections.ts'
import type { Field } from './fields.ts'
import { withQuery } from './links.ts'

const SCHEMA_2020 = 'https://json-schema.org/draft/2020-12/schema'

/** The schema of one attribute's values. */
export const fieldSchema = ({ type, format, values }: Field) => ({
  type,
  ...(format && { format }),
  ...(values && { enum: values }),
})

/** The attributes alone. */
const properties = ({ fields }: Collection) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        title: field.title.fr,
        ...fieldSchema(field),
        ...(field.unit && { 'x-ogc-unit': field.unit }),
        ...(field.id && { 'x-ogc-role': 'id' }),
      },
    ]),
  )

const withGeometry = (one: Collection) => ({
  geometry: { 'x-ogc-role': 'primary-geometry', format: `geometry-${one.shape}` },
  ...properties(one),
})

/**
 * The attributes of a collection as JSON Schema, with the roles of OGC API Features part 5 by which QGIS knows the id and the
 * geometry; part 5 as such is not claimed.
 */
export const schemaOf = (one: Collection, base: string) => ({
  $schema: SCHEMA_2020,
  $id: withQuery(`${base}/collections/${one.id}/schema`, { f: 'json' }),
  type: 'object',
  title: one.title.fr,
  properties: withGeometry(one),
})

/** What a collection is filtered and sorted by (part 3, §6): each attribute, and the geometry by `filter` alone. */
export const queryablesOf = (one: Collection, base: string) => ({
  $schema: SCHEMA_2020,
  $id: `${base}/collections/${one.id}/queryables`,
  type: 'object',
  title: one.title.fr,
  properties: withGeometry(one),
  additionalProperties: false,
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
