import type { Endpoint } from '../../contract/index.ts'
import { OGC_COLLECTIONS, ogcEndpoints, ogcItems, type OgcCollectionId } from '../../contract/gis.ts'
import { attributionOf, leadOf, TITLE, type Frame } from './documents.ts'
import { COLLECTIONS } from './collections.ts'
import { GEOJSON, OPENAPI, SCHEMA } from './links.ts'
import { namesTaken } from './former-names.ts'
import { parametersOf, type OgcParameter } from './openapi-parameters.ts'
import { shareParts } from './share-parts.ts'
import { OGC_SCHEMAS, SCHEMA_OF } from './openapi-schemas.ts'

type Json = Readonly<Record<string, unknown>>

/** Media type of each address's JSON. */
const TYPES: Readonly<Record<string, string>> = {
  api: OPENAPI,
  schema: SCHEMA,
  featureSchema: SCHEMA,
  queryables: SCHEMA,
  items: GEOJSON,
  item: GEOJSON,
}

/** Every address of `/ogc` with what it takes. */
export const ogcOperations: readonly (Pick<Endpoint, 'path' | 'summary'> & {
  /** Its endpoint's name. */
  readonly name: string
  readonly operationId: string
  readonly type: string
  readonly tag: string
  readonly parameters: readonly OgcParameter[]
})[] = [
  ...Object.entries(ogcEndpoints).map(([name, endpoint]) => operation(name, name, endpoint, null)),
  ...OGC_COLLECTIONS.flatMap((id) =>
    Object.entries(ogcItems(id, namesTaken(COLLECTIONS[id].fields))).map(([name, endpoint]) =>
      operation(name, `${id}.${name}`, endpoint, id),
    ),
  ),
]

function operation(name: string, operationId: string, endpoint: Endpoint, id: OgcCollectionId | null) {
  const { path, summary } = endpoint
  const parameters = parametersOf(endpoint, name === 'items' ? id : null)
  return {
    name,
    path,
    summary,
    operationId,
    tag: id ?? 'service',
    type: TYPES[name] ?? 'application/json',
    parameters,
  }
}

/** Headers that tell of the coordinates. */
const CRS_HEADER = {
  'Content-Crs': {
    description: 'Reference system of the coordinates, in angle brackets',
    schema: { type: 'string' },
  },
}

const failure = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const FAILURES = {
  BadRequest: failure('A parameter is unknown, or has an invalid value: each is named with its remedy'),
  NotFound: failure('There is no such collection or feature'),
  Problem: failure('A problem (RFC 9457)'),
}
const failed = (name: keyof typeof FAILURES): Json => ({ $ref: `#/components/responses/${name}` })

/** What collections have in common, written once: else it would weigh half a megabyte. */
const PARAMETERS = shareParts(
  ogcOperations.flatMap(({ parameters }) => parameters),
  'parameters',
  ({ name }) => name,
)

/** OpenAPI 3.0 of `/ogc`, from the contract; paths count from the landing page. */
export function ogcOpenApi(frame: Frame, version: string): Json {
  return {
    openapi: '3.0.3',
    info: {
      title: TITLE[frame.locale],
      version,
      description: leadOf(frame),
      license: {
        name: 'MIT (code); each dataset under its own licence, see /api/v1/sources',
        url: 'https://spdx.org/licenses/MIT.html',
      },
    },
    servers: [{ url: frame.base }],
    security: [],
    tags: [
      { name: 'service', description: TITLE[frame.locale] },
      ...OGC_COLLECTIONS.map((id) => ({
        name: id,
        description: `${COLLECTIONS[id].about[frame.locale]} ${attributionOf(frame.deps, COLLECTIONS[id])}`,
      })),
    ],
    paths: Object.fromEntries(
      ogcOperations.map(({ name, path, type, summary, operationId, tag, parameters }) => [
        path.slice('/ogc'.length) || '/',
        {
          get: {
            ...{ operationId, summary, description: `${summary}.`, tags: [tag] },
            parameters: parameters.map(PARAMETERS.refer),
            responses: {
              '200': {
                description: summary,
                ...(type === GEOJSON && { headers: CRS_HEADER }),
                content: {
                  [type]: { schema: { $ref: `#/components/schemas/${SCHEMA_OF[name]!}` } },
                  'text/html': { schema: { type: 'string' } },
                },
              },
              '400': failed('BadRequest'),
              ...(path.includes('{') && { '404': failed('NotFound') }),
              default: failed('Problem'),
            },
          },
        },
      ]),
    ),
    components: { schemas: OGC_SCHEMAS, parameters: PARAMETERS.shared, responses: FAILURES },
  }
}
