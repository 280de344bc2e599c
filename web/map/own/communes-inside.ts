import { booleanPointInPolygon, polygon } from '@turf/turf'
import { loadGeography } from '../data/extents.ts'
import type { Ring } from '../plan/lasso.ts'
import { shapesOf, middleOf } from './shapes.ts'

/** Codes of the communes whose middle lies inside a closed ring; only the départements around it are asked for. */
export async function communesWithin(ring: Ring): Promise<readonly string[]> {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const { extents } = await loadGeography('departement')
  const departements = [...extents].flatMap(([code, [o, s, e, n]]) =>
    o <= east && e >= west && s <= north && n >= south ? [code] : [],
  )
  const line = polygon([ring.map(([lon, lat]) => [lon, lat])])
  return [...(await shapesOf(departements))].flatMap(([code, shape]) =>
    booleanPointInPolygon(middleOf(shape), line) ? [code] : [],
  )
}
