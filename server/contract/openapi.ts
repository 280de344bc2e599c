import { z } from 'zod'
import { endpoints, type EndpointName } from './endpoints.ts'
import { pathNames, type Endpoint } from './endpoint.ts'
import { EXAMPLES, filledIn, type KnownIds } from './examples.ts'
import { COMMON_PARAMETERS } from './common-parameters.ts'
import { problemSchema, REFUSALS, refusalsOf } from './openapi-responses.ts'
import { TAGS, tagOf } from './tags.ts'

type Json = Readonly<Record<string, unknown>>
type FileFormat = NonNullable<Endpoint['formats']>[number]

/** A parameter, as OpenAPI describes it. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: Json
  readonly example?: unknown
}

/** The files that some answers are offered as, at the address of the JSON with their suffix. */
const FILES: Readonly<
  Record<FileFormat, { readonly media: string; readonly title: string; readonly schema: Json }>
> = {
  csv: { media: 'text/csv', title: 'CSV', schema: { type: 'string' } },
  geojson: {
    media: 'application/geo+json',
    title: 'GeoJSON',
    schema: { $ref: '#/components/schemas/FeatureCollection' },
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    title: 'Excel',
    schema: { type: 'string', format: 'binary' },
  },
}

const FEATURE_COLLECTION: Json = {
  type: 'object',
  description: 'GeoJSON (RFC 7946)',
  required: ['type', 'features'],
  properties: {
    type: { const: 'FeatureCollection' },
    features: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'geometry', 'properties'],
        properties: {
          type: { const: 'Feature' },
          id: { type: 'string' },
          geometry: { type: ['object', 'null'] },
          properties: { type: ['object', 'null'] },
        },
      },
    },
  },
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 120 },
  description: 'The same key records one event, however often it is sent; or the field `idempotencyKey`',
}

/**
 * OpenAPI 3.1 of the whole contract. Examples name what is there: `known` are ids of this deployment. An answer that is offered as a
 * file too has the file at an address of its own, so that what a generated client receives has one type.
 */
export function openApi(version: string, known: KnownIds): Json {
  const schemas: Record<string, Json> = { Problem: problemSchema, FeatureCollection: FEATURE_COLLECTION }
  const paths: Record<string, Record<string, Json>> = {}
  const put = (path: string, method: string, operation: Json): void => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
  }
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    const { path, method, formats = [] } = endpoint
    put(path, method, operationOf(name, endpoint, null, schemas, known))
    for (const format of formats)
      put(`${path}.${format}`, method, operationOf(name, endpoint, format, schemas, known))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relais',
      version,
      summary: 'Where chronic follow-up by Asalée nurses is at risk of interruption',
      description:
        'Longitude before latitude, WGS 84; dates ISO 8601; a list that takes limit and offset comes in pages, any other whole; unknown or repeated parameters are refused; errors are RFC 9457. Where an answer is offered as a file too, `?format=csv` at the address of the JSON answers the same as the suffix `.csv`.',
      license: {
        name: 'MIT (code); each dataset under its own licence, see /api/v1/sources',
        identifier: 'MIT',
      },
    },
    servers: [{ url: '/', description: 'This service' }],
    security: [],
    tags: TAGS.map(({ name, about }) => ({ name, description: about.en })),
    paths,
    components: {
      schemas,
      responses: REFUSALS,
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

/** What an endpoint takes outside its body; the file of an answer is chosen by its address, not by a parameter. */
export function parametersOf(name: EndpointName, known: KnownIds): readonly Parameter[] {
  const { method, path, input, formats, file }: Endpoint = endpoints[name]
  const { properties = {}, required = [] } = inputSchema(input)
  const inPath = pathNames(path)
  const example = filledIn(EXAMPLES[name], known)
  return Object.entries(properties)
    .filter(([field]) => inPath.includes(field) || method === 'GET' || file)
    .filter(([field]) => !(formats && field === 'format'))
    .map(([field, { description, ...schema }]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required.includes(field),
      description: String(description ?? COMMON_PARAMETERS[field] ?? ''),
      schema,
      ...(field in example && { example: example[field] }),
    }))
}

/** The body of an endpoint's example: all of it that does not travel in the path. */
export const exampleBodyOf = (name: EndpointName, known: KnownIds): Json =>
  Object.fromEntries(
    Object.entries(filledIn(EXAMPLES[name], known)).filter(
      ([field]) => !pathNames(endpoints[name].path).includes(field),
    ),
  )

/** One operation; with `format`, that of the file. Schemas with a name are put into `schemas`. */
function operationOf(
  name: EndpointName,
  endpoint: Endpoint,
  format: FileFormat | null,
  schemas: Record<string, Json>,
  known: KnownIds,
): Json {
  const { method, path, summary, input, output, status, access, file, media } = endpoint
  const { properties = {} } = inputSchema(input)
  const about = format ? `${summary}, as ${FILES[format].title}` : summary
  const content = format
    ? { [FILES[format].media]: { schema: FILES[format].schema } }
    : { [media ?? 'application/json']: { schema: named(z.toJSONSchema(output, WIRE), schemas) } }
  return {
    operationId: format ? `${name}${format[0]!.toUpperCase()}${format.slice(1)}` : name,
    summary: about,
    description: [
      `${about}.`,
      ...(access ? [`For stewards: needs a token that may ${access}.`] : []),
      ...(endpoint.formats && !format
        ? [`As a file: the same address with ${endpoint.formats.map((one) => `\`.${one}\``).join(', ')}.`]
        : []),
    ].join(' '),
    tags: [tagOf(path)],
    parameters: [...parametersOf(name, known), ...('idempotencyKey' in properties ? [IDEMPOTENCY_KEY] : [])],
    ...(access && { security: [{ steward: [] }] }),
    ...(file && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }),
    ...(method === 'POST' && !file && { requestBody: bodyOf(name, endpoint, schemas, known) }),
    responses: {
      [String(status ?? 200)]: { description: about, content },
      ...refusalsOf(endpoint),
    },
  }
}

function bodyOf(
  name: EndpointName,
  { path, input }: Endpoint,
  schemas: Record<string, Json>,
  known: KnownIds,
): Json {
  const { properties = {}, required = [] } = inputSchema(input, schemas)
  const outside = (field: string): boolean => !pathNames(path).includes(field)
  const fields = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([field]) => outside(field))
        .map(([field, schema]) => [field, describedField(field, schema as Json)]),
    )
  const example = exampleBodyOf(name, known)
  return {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', properties: fields(properties), required: required.filter(outside) },
        example,
      },
    },
  }
}

const describedField = (field: string, schema: Json): Json =>
  'description' in schema || !COMMON_PARAMETERS[field]
    ? schema
    : { description: COMMON_PARAMETERS[field], ...schema }

/** What is written on the wire, before any default or coercion; no integer says that it is a safe one. */
const WIRE: NonNullable<Parameters<typeof z.toJSONSchema>[1]> = {
  io: 'input',
  unrepresentable: 'any',
  override: ({ jsonSchema }) => {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    // A tuple holds nothing beyond its parts.
    if (jsonSchema.prefixItems) jsonSchema.items ??= false
    // A record of known names is an object with these members: so clients type each.
    const { propertyNames, additionalProperties } = jsonSchema
    if (typeof propertyNames !== 'object' || !propertyNames?.enum) return
    delete jsonSchema.propertyNames
    jsonSchema.properties = Object.fromEntries(
      propertyNames.enum.map((name) => [String(name), additionalProperties as z.core.JSONSchema.BaseSchema]),
    )
    jsonSchema.additionalProperties = false
  },
}

function inputSchema(input: z.ZodType, schemas: Record<string, Json> = {}) {
  return named(z.toJSONSchema(input, WIRE), schemas) as {
    readonly properties?: Readonly<Record<string, Json>>
    readonly required?: readonly string[]
  }
}

/** A schema whose parts with a name are references into `schemas`, to which they are added. */
function named(schema: object, schemas: Record<string, Json>): Json {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as {
    $schema: string
    $defs?: Record<string, Json>
  }
  Object.assign(schemas, $defs)
  return own
}
