import { asin } from '../math/arcsine.ts'
import { cos, sin } from '../math/sine.ts'

/** Mean radius of the Earth (IUGG), kilometres. */
export const EARTH_KM = 6371.0088

const RADIAN = Math.PI / 180

/** Great-circle distance in kilometres between two points in WGS 84 degrees (haversine: stable for short ones). */
export function haversine(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLat = sin(((lat2 - lat1) * RADIAN) / 2)
  const dLon = sin(((lon2 - lon1) * RADIAN) / 2)
  const h = dLat * dLat + cos(lat1 * RADIAN) * cos(lat2 * RADIAN) * dLon * dLon
  return 2 * EARTH_KM * asin(Math.min(1, Math.sqrt(h)))
}
