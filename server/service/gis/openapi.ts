import { z } from 'zod'
import { pathNames, type Endpoint } from '../../contract/index.ts'
import { OGC_COLLECTIONS, ogcEndpoints, ogcItems } from '../../contract/gis.ts'
import { problemSchema } from '../../contract/openapi.ts'
import { attributionOf, leadOf, TITLE, type Frame } from './documents.ts'
import { COLLECTIONS } from './collections.ts'
import { GEOJSON, OPENAPI, SCHEMA } from './links.ts'

type Json = Readonly<Record<string, unknown>>

/** Media type of each address's JSON. */
const TYPES: Readonly<Record<string, string>> = {
  api: OPENAPI,
  schema: SCHEMA,
  featureSchema: SCHEMA,
  items: GEOJSON,
  item: GEOJSON,
}

/** One parameter of an operation. */
export interface OgcParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string
  readonly schema: Json
}

/** Every address of `/ogc` with what it takes. */
export const ogcOperations: readonly (Pick<Endpoint, 'path' | 'summary'> & {
  readonly operationId: string
  readonly type: string
  readonly tag: string
  readonly parameters: readonly OgcParameter[]
})[] = [
  ...Object.entries(ogcEndpoints).map(([name, endpoint]) => operation(name, name, 'service', endpoint)),
  ...OGC_COLLECTIONS.flatMap((id) =>
    Object.entries(ogcItems(id)).map(([name, endpoint]) => operation(name, `${id}.${name}`, id, endpoint)),
  ),
]

function operation(name: string, operationId: string, tag: string, { path, summary, input }: Endpoint) {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', target: 'openapi-3.0' })
  const inPath = pathNames(path)
  const parameters = Object.entries(properties as Record<string, Json>).map(
    ([parameter, { description, ...schema }]): OgcParameter => ({
      name: parameter,
      in: inPath.includes(parameter) ? 'path' : 'query',
      required: inPath.includes(parameter),
      ...(typeof description === 'string' && { description }),
      schema: parameter === 'collectionId' ? { ...schema, enum: OGC_COLLECTIONS } : schema,
    }),
  )
  return { path, summary, operationId, tag, type: TYPES[name] ?? 'application/json', parameters }
}

/** OpenAPI 3.0 of `/ogc`, from the contract; paths count from the landing page. */
export function ogcOpenApi(frame: Frame, version: string): Json {
  const failure = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    openapi: '3.0.3',
    info: {
      title: TITLE[frame.locale],
      version,
      description: leadOf(frame),
      license: { name: 'MIT (code); each dataset under its own licence, see /api/v1/sources' },
    },
    servers: [{ url: frame.base }],
    tags: [
      { name: 'service' },
      ...OGC_COLLECTIONS.map((id) => ({
        name: id,
        description: `${COLLECTIONS[id].about[frame.locale]} ${attributionOf(frame.deps, COLLECTIONS[id])}`,
      })),
    ],
    paths: Object.fromEntries(
      ogcOperations.map(({ path, type, summary, operationId, tag, parameters }) => [
        path.slice('/ogc'.length) || '/',
        {
          get: {
            ...{ operationId, summary, tags: [tag], parameters },
            responses: {
              '200': {
                description: summary,
                content: {
                  [type]: { schema: { type: 'object' } },
                  ...(type !== SCHEMA && { 'text/html': { schema: { type: 'string' } } }),
                },
              },
              default: failure,
            },
          },
        },
      ]),
    ),
    components: { schemas: { Problem: problemSchema } },
  }
}
