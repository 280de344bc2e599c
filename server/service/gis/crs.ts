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
}

/** RGF93 Lambert-93 (IGN, EPSG:2154); RGF93 and WGS 84 are one to some decimetres, and no shift is applied between them. */
const lambert93 = proj4(
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs',
)

const [CRS84, WGS84, LAMBERT93] = OGC_CRS
const SYSTEMS: Readonly<Record<OgcCrs, Crs>> = {
  // Degrees to a tenth of a metre, metres to a centimetre: finer than what they place.
  [CRS84]: { uri: CRS84, northFirst: false, project: null, decimals: 6 },
  [WGS84]: { uri: WGS84, northFirst: true, project: null, decimals: 6 },
  [LAMBERT93]: {
    uri: LAMBERT93,
    northFirst: false,
    project: (lon, lat) => lambert93.forward([lon, lat]) as [number, number],
    decimals: 2,
  },
}

/** The reference system of a URI. */
export const crsOf = (uri: OgcCrs): Crs => SYSTEMS[uri]

/** A stored geometry in a reference system, in the order of its axes, rounded. */
export function inCrs(geometry: Point | MultiPolygon, { northFirst, project, decimals }: Crs): Geometry {
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
