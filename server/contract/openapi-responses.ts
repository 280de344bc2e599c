import { pathNames, type Endpoint } from './endpoint.ts'
import { FHIR_JSON } from './fhir.ts'

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
    instance: { type: 'string', description: 'The request, as the log knows it' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    validFrom: { type: 'string', format: 'date', description: 'First day that is known, of a 422' },
    validTo: { type: 'string', format: 'date', description: 'Last day that is known, of a 422' },
  },
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const outcome: Json = {
  description: 'An OperationOutcome (FHIR R4)',
  content: { [FHIR_JSON]: { schema: { $ref: '#/components/schemas/FhirResource' } } },
}

/** Refusals by the name under which operations refer to them. */
export const REFUSALS = {
  BadRequest: problem(
    'A parameter is unknown, repeated, missing or not valid: `errors` names it and its remedy',
  ),
  Unauthorized: problem('No token, or one that is unknown, expired or revoked'),
  Forbidden: problem('The token may not do this, or not there'),
  NotFound: problem('Nothing has this code or id'),
  Conflict: problem('Something else was recorded meanwhile, or it is not to be done again'),
  Gone: problem('Withdrawn by the operator of Relais'),
  TooLarge: problem('The body is too large'),
  UnsupportedMediaType: problem('The body is of another type than those listed'),
  Unprocessable: problem(
    'It is well written and cannot be answered: of a day that is not known, `validFrom` and `validTo` say which are; of a file, `detail` says why',
  ),
  TooManyRequests: problem('Too many writes or refused requests: wait as `Retry-After` says'),
  Unexpected: problem(
    'Any other problem; 503 with `Retry-After` while the database or the server cannot answer',
  ),
  FhirOutcome: outcome,
} satisfies Readonly<Record<string, Json>>

/** How an endpoint may refuse, by status. */
export function refusalsOf({ method, path, input, access, file, media }: Endpoint): Json {
  const refer = (name: keyof typeof REFUSALS) => ({ $ref: `#/components/responses/${name}` })
  if (media === FHIR_JSON)
    return Object.fromEntries(
      ['400', ...(pathNames(path).length > 0 ? ['404'] : []), 'default'].map((status) => [
        status,
        refer('FhirOutcome'),
      ]),
    )
  const writes = method === 'POST'
  const takes = (...names: readonly string[]): boolean => names.some((name) => name in input.shape)
  const names = pathNames(path).length > 0 || takes('territoire', 'scenario', 'url')
  return {
    '400': refer('BadRequest'),
    ...(access && { '401': refer('Unauthorized'), '403': refer('Forbidden') }),
    ...((names || writes) && { '404': refer('NotFound') }),
    ...(access && writes && { '409': refer('Conflict') }),
    ...(path.endsWith('/citation') && { '410': refer('Gone') }),
    ...(writes && { '413': refer('TooLarge') }),
    ...(file && { '415': refer('UnsupportedMediaType') }),
    ...((writes || takes('asOf', 'from', 'id', 'scenario')) && { '422': refer('Unprocessable') }),
    ...((writes || access) && { '429': refer('TooManyRequests') }),
    default: refer('Unexpected'),
  }
}
