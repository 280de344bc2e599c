import { bbox } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import proj4 from 'proj4'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { projectionOf, systemsOf } from '../../server/domain/roster/projected.ts'

const DEGREES = 4326

/** Where France is, `[west, south, east, north]`, degrees: the mainland with Corsica, the islands of America, Guyane, Réunion, Mayotte. */
const FRANCE = [
  [-5.6, 41.2, 9.8, 51.3],
  [-63.3, 14.2, -60.7, 18.3],
  [-56.5, 46.6, -56, 47.3],
  [-54.8, 2, -51.4, 6],
  [55.1, -21.5, 55.9, -20.8],
  [44.9, -13.1, 45.4, -12.5],
] as const

/**
 * Outlines in degrees WGS 84, whatever reference system of France they are in: the one that the file names (`crs` of GeoJSON), else the only one
 * in which all of them lie in France. @throws SourceError where the two disagree, or where none or several would do.
 */
export function toDegrees(
  file: string,
  outlines: readonly (Polygon | MultiPolygon)[],
  crs: unknown,
): (Polygon | MultiPolygon)[] {
  const refuse = (problem: string): never => {
    throw new SourceError(file, problem, COMPARE_REMEDY)
  }
  const fitting = outlines.flatMap(cornersOf).reduce<readonly number[] | null>((known, corner) => {
    const here = systemsAt(corner)
    return known === null ? here : known.filter((epsg) => here.includes(epsg))
  }, null)
  if (!fitting?.length) return refuse('has coordinates that lie in France by no known reference system.')
  const named = nameOf(crs)
  const known = fitting.map((epsg) => `EPSG:${epsg}`).join(' or ')
  const epsg = named === null ? fitting[0]! : fitting.find((one) => named === `EPSG:${one}`)
  if (epsg === undefined) return refuse(`says ${named}, and has coordinates of ${known}.`)
  if (named === null && fitting.length > 1)
    return refuse(`names no reference system, and its coordinates may be of ${known}.`)
  if (epsg === DEGREES) return [...outlines]
  const { inverse } = proj4(projectionOf(epsg)!.definition)
  const ring = (positions: readonly Position[]): Position[] =>
    positions.map(([x = NaN, y = NaN]) => inverse([x, y]))
  return outlines.map((outline) =>
    outline.type === 'Polygon'
      ? { type: 'Polygon', coordinates: outline.coordinates.map(ring) }
      : { type: 'MultiPolygon', coordinates: outline.coordinates.map((rings) => rings.map(ring)) },
  )
}

/** `EPSG:2154` of what a file says, in any of the usual spellings; null where it says nothing. */
function nameOf(crs: unknown): string | null {
  const name = (crs as { readonly properties?: { readonly name?: unknown } } | null | undefined)?.properties
    ?.name
  if (typeof name !== 'string') return null
  if (/CRS:?84$/.test(name)) return `EPSG:${DEGREES}`
  const [, code = name] = /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name) ?? []
  return `EPSG:${code === '900913' ? '3857' : code}`
}

/** The lowest and the highest of both coordinates. */
function cornersOf({ type, coordinates }: Polygon | MultiPolygon): Position[] {
  // A box that a file tells of itself is not taken for one.
  const [west, south, east, north] = bbox({ type, coordinates } as Polygon | MultiPolygon)
  return [
    [west, south],
    [east, north],
  ]
}

/** Systems in which a corner lies in France. */
const systemsAt = ([x = NaN, y = NaN]: Position): readonly number[] =>
  isInFrance([x, y])
    ? [DEGREES]
    : systemsOf(x, y, null).flatMap(({ epsg, definition }) =>
        isInFrance(proj4(definition).inverse([x, y])) ? epsg : [],
      )

const isInFrance = ([lon = NaN, lat = NaN]: Position): boolean =>
  FRANCE.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north)
