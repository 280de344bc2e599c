import { z } from 'zod'
import { pathNames, type Endpoint } from '../../contract/index.ts'
import { OGC_COLLECTIONS, type OgcCollectionId } from '../../contract/gis.ts'
import { COMMON_PARAMETERS } from '../../contract/common-parameters.ts'
import { FORMER_ATTRIBUTES } from '../../contract/deprecations.ts'
import { COLLECTIONS } from './collections.ts'
import type { Fields } from './fields.ts'
import { formerNames } from './former-names.ts'
import { fieldSchema } from './schema.ts'

type Json = Readonly<Record<string, unknown>>

/** One parameter of an operation. */
export interface OgcParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string
  readonly schema: Json
  readonly style?: 'form'
  readonly explode?: boolean
  readonly deprecated?: true
}

const texts = { type: 'array', minItems: 1, items: { type: 'string' } }

/** The schemas that the standards prescribe where the contract's own says less (part 1 §7.15, part 2 §6, part 3 §8, part 8 §7). */
const STANDARD: Readonly<Record<string, Json>> = {
  bbox: {
    type: 'array',
    oneOf: [
      { minItems: 4, maxItems: 4 },
      { minItems: 6, maxItems: 6 },
    ],
    items: { type: 'number' },
  },
  properties: texts,
  sortby: { ...texts, items: { type: 'string', pattern: '^[+-]?[^+-].*$' } },
}
const URIS = ['crs', 'bbox-crs', 'filter-crs']

/**
 * The names of before as one parameter whose members are parameters (OpenAPI, style form exploded): one by one they would make the
 * description half as large again.
 */
const formerParameter = (fields: Fields): OgcParameter => ({
  ...{ name: 'former-names', in: 'query', required: false, style: 'form', explode: true, deprecated: true },
  description: `Names that attributes had before ${FORMER_ATTRIBUTES.since}, each a parameter of its own: taken until ${FORMER_ATTRIBUTES.until}`,
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      [...formerNames(fields)].map(([name, now]) => [name, { type: 'string', description: now }]),
    ),
    additionalProperties: false,
  },
})

/** What an endpoint of `/ogc` takes, described in OpenAPI 3.0; `id` is the collection whose items it answers. */
export function parametersOf({ path, input }: Endpoint, id: OgcCollectionId | null): OgcParameter[] {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', target: 'openapi-3.0' })
  const inPath = pathNames(path)
  const fields = id === null ? {} : COLLECTIONS[id].fields
  const former = formerNames(fields)
  const present = Object.entries(properties as Record<string, Json>).filter(([name]) => !former.has(name))
  const parameters = present.map(([name, { description, ...own }]): OgcParameter => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    const schema = field
      ? { type: 'array', minItems: 1, items: fieldSchema(field) }
      : (STANDARD[name] ?? {
          ...own,
          ...(URIS.includes(name) && { format: 'uri' }),
          ...(name === 'collectionId' && { enum: OGC_COLLECTIONS }),
        })
    const about = field ? `${field.title.fr} ; plusieurs valeurs séparées par des virgules` : description
    const located = inPath.includes(name)
      ? ({ in: 'path', required: true } as const)
      : ({ in: 'query', required: false, style: 'form', explode: false } as const)
    const told = about ?? COMMON_PARAMETERS[name]
    return { name, ...located, ...(typeof told === 'string' && { description: told }), schema }
  })
  return former.size === 0 ? parameters : [...parameters, formerParameter(fields)]
}
