import { problemSchema } from '../../contract/openapi-responses.ts'
import { OGC_COLLECTIONS, OGC_CRS } from '../../contract/gis.ts'

const text = { type: 'string' }
const uri = { type: 'string', format: 'uri' }
const object = (required: readonly string[], properties: object, about?: string) => ({
  type: 'object',
  ...(about !== undefined && { description: about }),
  ...(required.length > 0 && { required }),
  properties,
})
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** What every answer with figures says of itself. */
const provenance = {
  run: { ...text, description: 'Id of the calculation' },
  asOf: { type: 'string', format: 'date', description: 'Day of the statuses and figures' },
  demonstration: { type: 'boolean', description: 'true: rests on fictitious cabinets' },
}
/** Whose the data are. */
const credits = {
  attribution: text,
  sources: list(text, { description: 'Ids of datasets, see /api/v1/sources' }),
}
const numbers = {
  timeStamp: { type: 'string', format: 'date-time' },
  numberMatched: { type: 'integer', minimum: 0 },
  numberReturned: { type: 'integer', minimum: 0 },
}

/** The documents of `/ogc` as OpenAPI 3.0 schemas, named as in part 1 of the standard. */
export const OGC_SCHEMAS = {
  link: object(['href', 'rel'], { href: uri, rel: text, type: text, hreflang: text, title: text }),
  landingPage: object(['links'], { title: text, description: text, links: list(ref('link')), ...provenance }),
  confClasses: object(['conformsTo'], { links: list(ref('link')), conformsTo: list(uri) }),
  extent: object([], {
    spatial: object(['bbox'], {
      bbox: list(list({ type: 'number' }, { minItems: 4, maxItems: 4 }), { minItems: 1 }),
      crs: { ...uri, enum: [OGC_CRS[0]] },
    }),
    temporal: object(['interval'], {
      interval: list(
        list({ type: 'string', format: 'date-time', nullable: true }, { minItems: 2, maxItems: 2 }),
        { minItems: 1 },
      ),
      trs: uri,
    }),
  }),
  collection: object(['id', 'links'], {
    id: { ...text, enum: OGC_COLLECTIONS },
    title: text,
    description: text,
    ...credits,
    itemType: { ...text, enum: ['feature'] },
    extent: ref('extent'),
    crs: list(uri),
    storageCrs: uri,
    links: list(ref('link')),
    ...provenance,
  }),
  collections: object(['links', 'collections'], {
    links: list(ref('link')),
    crs: list(uri),
    collections: list(ref('collection')),
    ...provenance,
  }),
  geometry: {
    ...object(['type', 'coordinates'], {
      type: { ...text, enum: ['Point', 'MultiPolygon'] },
      coordinates: list({}),
    }),
    nullable: true,
    description: 'GeoJSON geometry, in the reference system that Content-Crs names; null where there is none',
  },
  featureGeoJSON: object(['type', 'geometry', 'properties'], {
    type: { ...text, enum: ['Feature'] },
    id: text,
    geometry: ref('geometry'),
    properties: { type: 'object', nullable: true, description: 'Attributes: /collections/{id}/schema' },
    links: list(ref('link')),
    ...provenance,
    ...credits,
  }),
  featureCollectionGeoJSON: object(['type', 'features'], {
    type: { ...text, enum: ['FeatureCollection'] },
    features: list(ref('featureGeoJSON')),
    links: list(ref('link')),
    ...numbers,
    ...provenance,
    ...credits,
  }),
  tileMatrixSets: object(['tileMatrixSets'], {
    links: list(ref('link')),
    tileMatrixSets: list({ type: 'object' }),
  }),
  tileMatrixSet: { type: 'object', description: 'Tile matrix set (OGC 17-083r4)' },
  tilesets: object(['tilesets'], { links: list(ref('link')), tilesets: list(ref('tileset')), ...credits }),
  tileset: object(['dataType', 'crs', 'links'], {
    title: text,
    description: text,
    dataType: { ...text, enum: ['vector'] },
    crs: uri,
    tileMatrixSetURI: uri,
    ...credits,
    links: list(ref('link')),
    boundingBox: { type: 'object' },
    tileMatrixSetLimits: list({ type: 'object' }),
    layers: list({ type: 'object' }),
  }),
  jsonSchema: { type: 'object', description: 'JSON Schema 2020-12' },
  openApi: { type: 'object', description: 'OpenAPI 3.0' },
  Problem: problemSchema,
} as const

/** Which schema answers an address, by the name of its endpoint. */
export const SCHEMA_OF: Readonly<Record<string, keyof typeof OGC_SCHEMAS>> = {
  landing: 'landingPage',
  conformance: 'confClasses',
  api: 'openApi',
  collections: 'collections',
  collection: 'collection',
  schema: 'jsonSchema',
  featureSchema: 'jsonSchema',
  queryables: 'jsonSchema',
  tileMatrixSets: 'tileMatrixSets',
  tileMatrixSet: 'tileMatrixSet',
  tilesets: 'tilesets',
  tileset: 'tileset',
  items: 'featureCollectionGeoJSON',
  item: 'featureGeoJSON',
}
