import { z } from 'zod'
import { endpoints, type EndpointName } from './endpoints.ts'
import { pathNames, type Endpoint } from './endpoint.ts'

type Json = Readonly<Record<string, unknown>>

/** The JSON Schema of every error. */
export const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 120 },
  description: 'The same key records one event, however often it is sent; or the field `idempotencyKey`',
}

const MEDIA = {
  csv: 'text/csv',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** OpenAPI 3.1 of the whole contract; nothing in it is written by hand. */
export function openApi(version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(name, endpoint),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relais',
      version,
      summary: 'Where chronic follow-up by Asalée nurses is at risk of interruption',
      description:
        'Longitude before latitude, WGS 84; dates ISO 8601; lists page by limit and offset; errors are RFC 9457.',
      license: {
        name: 'MIT (code); each dataset under its own licence, see /api/v1/sources',
        identifier: 'MIT',
      },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        steward: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token `relais_…` given by the operator; its role and départements bound what it may do.',
        },
      },
    },
  }
}

function operation(
  name: EndpointName,
  { method, path, summary, input, output, formats, status, access, file, media }: Endpoint,
): Json {
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const inPath = pathNames(path)
  const fields = Object.entries(properties)
  const parameters = fields
    .filter(([field]) => inPath.includes(field) || method === 'GET' || file)
    .map(([field, schema]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required.includes(field),
      schema,
    }))
  const body = fields.filter(([field]) => !inPath.includes(field))
  const failure = { $ref: '#/components/schemas/Problem' }
  return {
    operationId: name,
    summary,
    tags: [path.startsWith('/api/') ? path.split('/')[3] : path.split('/')[1]],
    parameters: [...parameters, ...('idempotencyKey' in properties ? [IDEMPOTENCY_KEY] : [])],
    ...(access && { security: [{ steward: [] }], description: `Needs a token that may: ${access}.` }),
    ...(file && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }),
    ...(method === 'POST' &&
      !file && {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: Object.fromEntries(body),
                required: required.filter((field) => !inPath.includes(field)),
              },
            },
          },
        },
      }),
    responses: {
      [String(status ?? 200)]: {
        description: summary,
        content: {
          [media ?? 'application/json']: { schema: schemaOf(output, 'input') },
          ...Object.fromEntries((formats ?? []).map((format) => [MEDIA[format], { schema: {} }])),
        },
      },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: failure } } },
    },
  }
}

/** JSON Schema of a zod schema: of what is written on the wire, before any default or coercion. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
