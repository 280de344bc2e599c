import { FORMER_ATTRIBUTES } from '../../contract/deprecations.ts'
import type { Collection } from './collections.ts'
import type { Field, Fields } from './fields.ts'
import { withQuery } from './links.ts'

const SCHEMA_2020 = 'https://json-schema.org/draft/2020-12/schema'

/** The schema of one attribute's values. */
export const fieldSchema = ({ type, format, values }: Field) => ({
  type,
  ...(format && { format }),
  ...(values && { enum: values }),
})

/** What holds for all attributes: how a figure is told, and until when the names of before are taken. */
const READING = `Un chiffre : sa valeur, ses bornes (_low, _high) et son état (_status). État ok : les bornes sont celles de l’intervalle à 90 %. État class : la valeur est vide, les bornes sont celles de la classe. Tout autre état dit pourquoi la valeur est vide. x-relais-former-name : nom d’avant, pris dans properties, sortby, filter et comme paramètre jusqu’au ${FORMER_ATTRIBUTES.until} ; les réponses ont les noms nouveaux.`

/** The attributes alone. */
const properties = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        title: field.title.fr,
        ...fieldSchema(field),
        ...(field.unit && { 'x-ogc-unit': field.unit }),
        ...(field.id && { 'x-ogc-role': 'id' }),
        ...(field.ofApi && { 'x-relais-former-name': field.ofApi }),
      },
    ]),
  )

/** The attributes that each feature has. */
export const carried = ({ fields }: Collection): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, { once }]) => !once))

const withGeometry = ({ shape }: Collection, fields: Fields) => ({
  geometry: { 'x-ogc-role': 'primary-geometry', format: `geometry-${shape}` },
  ...properties(fields),
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
  description: READING,
  properties: withGeometry(one, carried(one)),
})

/** What a collection is filtered and sorted by (part 3, §6): each attribute, those said once of an answer too, and the geometry by `filter` alone. */
export const queryablesOf = (one: Collection, base: string) => ({
  $schema: SCHEMA_2020,
  $id: `${base}/collections/${one.id}/queryables`,
  type: 'object',
  title: one.title.fr,
  description: READING,
  properties: withGeometry(one, one.fields),
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
    properties: { type: 'object', properties: properties(carried(one)) },
  },
})
