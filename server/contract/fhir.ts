import { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'
import type { Problem } from './problem.ts'
import { wholeNumber } from './numbers.ts'

/** Resources of `/fhir`, in the order in which they are listed. */
export const FHIR_TYPES = ['Organization', 'Location', 'HealthcareService', 'VerificationResult'] as const
export type FhirType = (typeof FHIR_TYPES)[number]

/** The media type of every answer (FHIR R4, 2.6). */
export const FHIR_JSON = 'application/fhir+json'
/** Formats that `_format` may name (R4, 3.1.0.1.11): all of them are JSON. */
const FHIR_FORMATS = ['json', 'application/json', 'text/json', FHIR_JSON]

/** More than this are never sent at once. */
export const FHIR_LARGEST_PAGE = 500

/** Any resource: its shape is that of the standard, which a test holds it against. */
export interface FhirResource {
  readonly resourceType: string
  readonly [member: string]: unknown
}
const output = z
  .looseObject({ resourceType: z.string() })
  .meta({ id: 'FhirResource', description: 'A resource of FHIR R4' }) as unknown as z.ZodType<
  FhirResource,
  FhirResource
>

const _format = z
  .string()
  .max(60)
  // A plus sign in an address is a space.
  .transform((text) => text.replace(' ', '+'))
  .pipe(z.enum(FHIR_FORMATS, { error: 'JSON only: json, or application/fhir+json' }))
  .optional()
  .describe('json or application/fhir+json: there is no other')

/** What every search takes. */
const common = {
  _id: z.string().max(64).optional().describe('Logical id'),
  _lastUpdated: z
    .string()
    .regex(
      /^(eq|ne|gt|lt|ge|le)?\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+ -]\d\d:\d\d))?)?)?$/,
      'a date or an instant is expected, such as ge2026-11-01',
    )
    .optional()
    .describe(
      'When it changed, what lapses by its date included: gt, ge, lt, le, eq or ne, then a date or an instant',
    ),
  commune: z
    .string()
    .regex(/^([013-9]\d|2[0-9AB])\d{3}$/i, 'an INSEE code of five signs is expected')
    .optional()
    .describe('INSEE code of the commune, such as 72181; that of an arrondissement is read as its commune'),
  'address-city': z
    .string()
    .max(80)
    .optional()
    .describe('How the name of the commune begins, accents and capitals aside'),
  _count: wholeNumber(0)
    .prefault(50)
    .describe(`How many on a page; above ${FHIR_LARGEST_PAGE}, ${FHIR_LARGEST_PAGE} are sent; 0 counts only`),
  _offset: wholeNumber(0).prefault(0).describe('Written by the links of a page; not to be made up'),
  _format,
}

const token = (about: string) => z.string().max(120).optional().describe(about)
/** The parameters of a search by type of resource, beside the common ones. */
const OWN = {
  Organization: {
    identifier: token('system|value or value: FINESS, SIRET, national id of the structure'),
    name: token('How a word of its name begins'),
  },
  Location: { identifier: token('system|value or value'), name: token('How a word of its name begins') },
  HealthcareService: {
    active: z.enum(['true', 'false']).optional().describe('A status that is not known is neither'),
    characteristic: token('Public status: active, reduced, suspended, stopped, unknown'),
    organization: token('Organization/{id}'),
    location: token('Location/{id}'),
  },
  VerificationResult: { target: token('HealthcareService/{id}') },
} as const satisfies Readonly<Record<FhirType, z.ZodRawShape>>

const search = <Type extends FhirType>(type: Type) =>
  ({
    ...{ method: 'GET', path: `/fhir/${type}`, media: FHIR_JSON, output },
    summary: `Search ${type} (FHIR R4): a Bundle of the cabinets that fit`,
    input: z.strictObject({ ...common, ...OWN[type] }),
  }) as const satisfies Endpoint
const read = <Type extends FhirType>(type: Type) =>
  ({
    ...{ method: 'GET', path: `/fhir/${type}/{id}`, media: FHIR_JSON, output },
    summary: `One ${type} (FHIR R4)`,
    input: z.strictObject({ id: z.string().max(64), _format }),
  }) as const satisfies Endpoint

/** Everything that a search may have been asked, whatever the type. */
export type FhirSearch = z.output<z.ZodObject<typeof common>> & Readonly<Record<string, unknown>>

export const getFhirMetadata = endpoint({
  ...{ method: 'GET', path: '/fhir/metadata', media: FHIR_JSON, output },
  summary: 'What /fhir answers (FHIR R4 CapabilityStatement)',
  input: z.strictObject({ _format }),
})
export const readFhirCodeSystem = endpoint({
  ...{ method: 'GET', path: '/fhir/CodeSystem/{id}', media: FHIR_JSON, output },
  summary: 'The codes that are our own: statut, preuve (FHIR R4 CodeSystem)',
  input: z.strictObject({ id: z.string().max(64), _format }),
})
export const searchFhirOrganization = search('Organization')
export const readFhirOrganization = read('Organization')
export const searchFhirLocation = search('Location')
export const readFhirLocation = read('Location')
export const searchFhirHealthcareService = search('HealthcareService')
export const readFhirHealthcareService = read('HealthcareService')
export const searchFhirVerificationResult = search('VerificationResult')
export const readFhirVerificationResult = read('VerificationResult')

/** The names of the parameters of a search, with their kind (R4, 3.1.1.4), for who describes them. */
export const fhirParameters = (
  type: FhirType,
): readonly { readonly name: string; readonly type: string; readonly about: string }[] =>
  Object.entries({ ...common, ...OWN[type] })
    .filter(([name]) => !['_count', '_offset', '_format'].includes(name))
    .map(([name, schema]) => ({ name, type: KINDS[name] ?? 'token', about: schema.description ?? '' }))

const KINDS: Readonly<Record<string, string>> = {
  ...{ _lastUpdated: 'date', 'address-city': 'string', name: 'string' },
  ...{ organization: 'reference', location: 'reference', target: 'reference' },
}

/** Codes of R4’s issue-type by status of the answer. */
const ISSUES: Readonly<Record<number, string>> = {
  ...{ 400: 'invalid', 404: 'not-found', 405: 'not-supported', 406: 'not-supported', 410: 'deleted' },
  ...{ 422: 'processing', 429: 'throttled', 503: 'transient' },
}

/** A problem as FHIR tells it; `instance` is the request’s id, the one in the log. */
export const operationOutcome = (
  { status, title, message, errors }: Problem,
  instance: string,
): FhirResource => {
  const issue = (diagnostics: string) => ({
    ...{
      severity: status >= 500 ? 'fatal' : 'error',
      code: ISSUES[status] ?? (status < 500 ? 'invalid' : 'exception'),
    },
    ...{ details: { text: title }, diagnostics },
  })
  return {
    resourceType: 'OperationOutcome',
    issue: [
      ...(errors.length > 0
        ? errors.map(({ path, message: what }) => issue(`${path}: ${what}`))
        : [issue(message)]),
      { severity: 'information', code: 'informational', diagnostics: `urn:request:${instance}` },
    ],
  }
}
