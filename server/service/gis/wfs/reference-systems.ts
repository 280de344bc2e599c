import { OGC_CRS, type OgcCrs } from '../../../contract/gis.ts'
import { crsOf, type Crs } from '../crs.ts'
import { invalid } from './ows.ts'

/** A reference system as somebody called it, on which the order of its axes depends. */
export interface NamedCrs {
  readonly crs: Crs
  /** As it was called, which an answer repeats. */
  readonly name: string
}

const [CRS84, ...OF_EPSG] = OGC_CRS
const codeOf = (uri: OgcCrs): string => uri.split('/').at(-1)!
const BY_CODE = new Map(OF_EPSG.map((uri) => [codeOf(uri), uri]))

/** How the capabilities call the systems, the default first: latitude before longitude, as the name says. */
export const URNS: readonly string[] = [
  ...OF_EPSG.map((uri) => `urn:ogc:def:crs:EPSG::${codeOf(uri)}`),
  'urn:ogc:def:crs:OGC:1.3:CRS84',
]
export const DEFAULT_CRS = URNS[0]!

/** Names whose axes come in the order of the register: EPSG:4326 has latitude first. */
const BY_THE_REGISTER =
  /^(?:urn:(?:ogc|x-ogc):def:crs:EPSG:[\d.]*:|https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[\d.]+\/)(\d+)$/i
/** Names of before that order, and what most desktops mean by them: easting or longitude first. */
const EAST_FIRST = /^(?:EPSG:|https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#)(\d+)$/i
const LON_LAT =
  /^(?:urn:(?:ogc|x-ogc):def:crs:OGC:[\d.]*:CRS84|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/[\d.]+\/CRS84|(?:OGC|CRS):(?:CRS)?84)$/i

/** The reference system of a name; `locator` is the parameter it came by. @throws OwsException for one that is not offered. */
export function namedCrs(name: string, locator: string): NamedCrs {
  if (LON_LAT.test(name)) return { crs: crsOf(CRS84), name }
  const register = BY_CODE.get(BY_THE_REGISTER.exec(name)?.[1] ?? '')
  if (register) return { crs: crsOf(register), name }
  const east = BY_CODE.get(EAST_FIRST.exec(name)?.[1] ?? '')
  // Of the systems offered EPSG:4326 alone has the north first.
  if (east) return { crs: crsOf(crsOf(east).northFirst ? CRS84 : east), name }
  throw invalid(locator, `no such reference system is offered; offered are ${URNS.join(', ')}`)
}
