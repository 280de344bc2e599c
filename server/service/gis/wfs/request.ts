import { invalid, OwsException, VERSION } from './ows.ts'

/** The parameters of a request by their names in lower case, for their case does not count (OWS Common 1.1, clause 11.5.2). */
export type Parameters = ReadonlyMap<string, string>

/** What each operation takes beside `service`, `version` and `request`. */
const TAKEN = {
  getcapabilities: ['acceptversions', 'sections', 'updatesequence', 'acceptformats', 'acceptlanguages'],
  describefeaturetype: ['typename', 'typenames', 'outputformat'],
  liststoredqueries: [],
  describestoredqueries: ['storedquery_id'],
  getfeature: [
    ...['typenames', 'typename', 'aliases', 'srsname', 'bbox', 'filter', 'filter_language', 'resourceid'],
    ...['featureid', 'propertyname', 'sortby', 'startindex', 'count', 'maxfeatures', 'resulttype'],
    ...['outputformat', 'storedquery_id', 'id', 'resolve', 'resolvedepth', 'resolvetimeout', 'datetime'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Operation = keyof typeof TAKEN

const COMMON: readonly string[] = ['service', 'version', 'request', 'namespaces', 'namespace', 'vsps']

/** Reads the parameters of an address. @throws OwsException for one that is given twice. */
export function readParameters(query: Readonly<Record<string, unknown>>): Parameters {
  const read = new Map<string, string>()
  for (const [name, value] of Object.entries(query)) {
    const key = name.toLowerCase()
    if (typeof value !== 'string' || read.has(key))
      throw invalid(key, 'is given more than once: give it once')
    read.set(key, value.trim())
  }
  return read
}

/**
 * Which operation is asked for, in a version that is answered. @throws OwsException that says which are, for any other, and for a
 * parameter that it does not take.
 */
export function operationOf(parameters: Parameters): Operation {
  const { service, request } = Object.fromEntries(parameters)
  if (!service)
    throw new OwsException(
      'MissingParameterValue',
      'service',
      'says which service is asked: an address begins with /wfs?service=WFS&request=GetCapabilities',
    )
  if (service.toUpperCase() !== 'WFS') throw invalid('service', 'WFS is the only service here')
  if (!request)
    throw new OwsException('MissingParameterValue', 'request', `one of ${OPERATIONS.join(', ')} is expected`)
  const operation = request.toLowerCase()
  if (!Object.hasOwn(TAKEN, operation))
    throw new OwsException(
      'OperationNotSupported',
      'request',
      `${JSON.stringify(request.slice(0, 40))} is not answered: ${OPERATIONS.join(', ')} are`,
    )
  negotiate(parameters, operation as Operation)
  const taken: readonly string[] = TAKEN[operation as Operation]
  const unknown = [...parameters.keys()].find((name) => !COMMON.includes(name) && !taken.includes(name))
  if (unknown !== undefined)
    throw invalid(unknown.slice(0, 40), `is no parameter of ${request}; taken are ${[...taken].join(', ')}`)
  return operation as Operation
}

const OPERATIONS = [
  'GetCapabilities',
  'DescribeFeatureType',
  'ListStoredQueries',
  'DescribeStoredQueries',
  'GetFeature',
]

const isSpoken = (version: string): boolean => /^2\.0(\.\d)?$/.test(version)

/** @throws OwsException that names the version spoken here, where another is asked for. */
function negotiate(parameters: Parameters, operation: Operation): void {
  const said = `version ${VERSION} is answered here, and no other`
  const accepted = parameters.get('acceptversions')
  if (accepted !== undefined && operation === 'getcapabilities') {
    if (accepted.split(',').some((one) => isSpoken(one.trim()))) return
    throw new OwsException('VersionNegotiationFailed', 'acceptVersions', said)
  }
  const version = parameters.get('version')
  if (version === undefined || version === '') {
    if (operation === 'getcapabilities') return
    throw new OwsException('MissingParameterValue', 'version', said)
  }
  if (isSpoken(version)) return
  if (operation === 'getcapabilities') throw new OwsException('VersionNegotiationFailed', 'version', said)
  throw invalid('version', said)
}

/** A list, in brackets or not, whose parts may have the prefix of a namespace before them. */
export const listOf = (text: string): string[] =>
  text
    .replace(/^\((.*)\)$/s, '$1')
    .split(',')
    .map((part) => plainName(part.trim()))

/** A name without the prefix of its namespace. */
export const plainName = (name: string): string => name.replace(/^[\p{L}_][\p{L}\p{N}_.-]*:/u, '')

/** A whole number from `least` on. @throws OwsException for anything else. */
export function wholeNumber(parameters: Parameters, name: string, least: number): number | null {
  const text = parameters.get(name)
  if (text === undefined || text === '') return null
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (!(number >= least)) throw invalid(name, `a whole number from ${least} on is expected`)
  return number
}
