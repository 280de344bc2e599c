import type { Collection } from './collections.ts'
import { withQuery } from './links.ts'

/**
 * The attributes of a collection as JSON Schema, with the roles of OGC API Features part 5 by which a GIS knows the id and the
 * geometry; part 5 as such is not claimed.
 */
export const schemaOf = ({ id, title, fields, shape }: Collection, base: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: withQuery(`${base}/collections/${id}/schema`, { f: 'json' }),
  type: 'object',
  title: title.fr,
  properties: {
    geometry: { 'x-ogc-role': 'primary-geometry', format: `geometry-${shape}` },
    ...Object.fromEntries(
      Object.entries(fields).map(([name, { type, title: label, unit, format, values, id: isId }]) => [
        name,
        {
          title: label.fr,
          type,
          ...(unit && { 'x-ogc-unit': unit }),
          ...(format && { format }),
          ...(values && { enum: values }),
          ...(isId && { 'x-ogc-role': 'id' }),
        },
      ]),
    ),
  },
})
