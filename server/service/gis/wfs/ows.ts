import { Problem } from '../../../contract/problem.ts'
import { element, said, type Xml } from '../xml.ts'

/** The version of WFS that is answered. */
export const VERSION = '2.0.0'

/** Namespaces by the prefix that answers give them. */
export const NAMESPACES = {
  wfs: 'http://www.opengis.net/wfs/2.0',
  ows: 'http://www.opengis.net/ows/1.1',
  fes: 'http://www.opengis.net/fes/2.0',
  gml: 'http://www.opengis.net/gml/3.2',
  xlink: 'http://www.w3.org/1999/xlink',
  xsd: 'http://www.w3.org/2001/XMLSchema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** Attributes of a root element that declare some of them. */
export const declared = (
  ...prefixes: readonly (keyof typeof NAMESPACES)[]
): Readonly<Record<string, string>> =>
  Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, NAMESPACES[prefix]]))

/** Why a request is refused (OWS Common 1.1, table 27; WFS 2.0, table 3). */
type Code =
  | 'InvalidParameterValue'
  | 'MissingParameterValue'
  | 'NotFound'
  | 'OperationNotSupported'
  | 'OptionNotSupported'
  | 'VersionNegotiationFailed'

/** A request that is refused: why, by which parameter, and what would do. */
export class OwsException extends Error {
  readonly code: Code
  /** The parameter that is wrong. */
  readonly locator: string

  constructor(code: Code, locator: string, message: string) {
    super(message)
    this.name = 'OwsException'
    this.code = code
    this.locator = locator
  }
}

export const invalid = (locator: string, message: string): OwsException =>
  new OwsException('InvalidParameterValue', locator, message)

/** How parameters of `/ogc` are called here. */
const LOCATORS: Readonly<Record<string, string>> = {
  properties: 'propertyName',
  'bbox-crs': 'bbox',
  'filter-crs': 'filter',
  crs: 'srsName',
}

/** A refusal of what lies below, in the words of WFS; null for what is no refusal. */
export function asException(thrown: unknown): OwsException | null {
  if (thrown instanceof OwsException) return thrown
  if (!(thrown instanceof Problem) || thrown.status < 400 || thrown.status >= 500) return null
  const [first] = thrown.errors
  if (!first) return new OwsException('NotFound', 'request', thrown.message)
  return invalid(LOCATORS[first.path] ?? first.path, thrown.errors.map(({ message }) => message).join('; '))
}

/** The status of HTTP that goes with a refusal. */
export const statusOf = ({ code }: OwsException): number => (code === 'NotFound' ? 404 : 400)

/** A refusal as an exception report (OWS Common 1.1, clause 8). */
export const exceptionReport = ({ code, locator, message }: OwsException): Xml =>
  document(
    element(
      'ows:ExceptionReport',
      { ...declared('ows'), version: VERSION, 'xml:lang': 'en' },
      element('ows:Exception', { exceptionCode: code, locator }, said('ows:ExceptionText', message)),
    ),
  )

/** A root element as a document. */
export const document = (root: Xml): Xml => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
