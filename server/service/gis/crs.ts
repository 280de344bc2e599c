import type { Geometry, Point, MultiPolygon, Position } from 'geojson'
import proj4 from 'proj4'
import { OGC_CRS, type OgcCrs } from '../../contract/gis.ts'

/** Longitude and latitude in degrees to a position in another system: easting (or longitude) first. */
type Project = (lon: number, lat: number) => readonly [x: number, y: number]

/** A reference system. */
export interface Crs {
  readonly uri: OgcCrs
  /** Whether its axes come as latitude, longitude. */
  readonly northFirst: boolean
  /** Null: degrees as they are stored. */
  readonly project: Project | null
  readonly decimals: number
  /** The meridian (degrees) away from which its coordinates mean less and less; null where they lead back from anywhere. */
  readonly meridian: number | null
}

/** RGF93 and WGS 84 are one to some decimetres, as are the systems overseas: no shift is applied between them. */
const GRS80 = '+ellps=GRS80 +units=m +no_defs'
const plane = (uri: OgcCrs, definition: string, meridian: number | null = null): Crs => {
  const { forward } = proj4(definition)
  const project: Project = (lon, lat) => forward([lon, lat]) as [number, number]
  return { uri, northFirst: false, project, decimals: 2, meridian }
}
const utm = (uri: OgcCrs, zone: number, south = ''): Crs =>
  plane(uri, `+proj=utm +zone=${zone} ${south} ${GRS80}`, zone * 6 - 183)

const [CRS84, WGS84, LAMBERT93, WEB, GUYANE, REUNION, MAYOTTE, ANTILLES] = OGC_CRS
// Degrees to a tenth of a metre, metres to a centimetre: finer than what they place.
const degrees = { project: null, decimals: 6, meridian: null } as const
const SYSTEMS: Readonly<Record<OgcCrs, Crs>> = {
  [CRS84]: { uri: CRS84, northFirst: false, ...degrees },
  [WGS84]: { uri: WGS84, northFirst: true, ...degrees },
  // RGF93 v1 / Lambert-93 (IGN).
  [LAMBERT93]: plane(
    LAMBERT93,
    `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  ),
  [WEB]: plane(WEB, 'EPSG:3857'),
  // RGFG95, RGR92, RGM04 and RGAF09, each in its zone of UTM.
  [GUYANE]: utm(GUYANE, 22),
  [REUNION]: utm(REUNION, 40, '+south'),
  [MAYOTTE]: utm(MAYOTTE, 38, '+south'),
  [ANTILLES]: utm(ANTILLES, 20),
}

/** The reference system of a URI. */
export const crsOf = (uri: OgcCrs): Crs => SYSTEMS[uri]

/** Degrees from its meridian beyond which a transverse Mercator measures nothing: its scale is off by 15 % there, near the equator. */
const REACH = 30

/** Whether a geometry has coordinates in a system: one side of the world has none in a projection made for the other. */
export function hasPlace(geometry: Point | MultiPolygon, { meridian }: Crs): boolean {
  if (meridian === null) return true
  const near = ([lon = NaN]: Position): boolean => Math.abs(lon - meridian) <= REACH
  return geometry.type === 'Point'
    ? near(geometry.coordinates)
    : geometry.coordinates.every((rings) => near(rings[0]![0]!))
}

/** A stored geometry in a reference system, in the order of its axes, rounded; null where it has no coordinates there. */
export function inCrs(geometry: Point | MultiPolygon, crs: Crs): Geometry | null {
  const { northFirst, project, decimals } = crs
  if (!hasPlace(geometry, crs)) return null
  const place = ([lon = NaN, lat = NaN]: Position): Position => {
    const [x, y] = project ? project(lon, lat) : [lon, lat]
    const [east, north] = [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))]
    return northFirst ? [north, east] : [east, north]
  }
  return geometry.type === 'Point'
    ? { type: 'Point', coordinates: place(geometry.coordinates) }
    : {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((part) => part.map((ring) => ring.map(place))),
      }
}
