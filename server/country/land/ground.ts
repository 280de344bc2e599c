import { LRUCache } from 'lru-cache'
import type { MultiPolygon } from 'geojson'
import type { Inputs } from '../../domain/model.ts'
import type { Ground } from '../../domain/places/ground.ts'
import { lazy } from '../lazy.ts'
import { outlinesOf, type Outlines } from './contours.ts'
import { createLocate, kilometresOutside } from './locate.ts'

/** Of a list of cabinets most lines are in the same few hundred communes. */
const KEPT_POLYGONS = 1_000

/**
 * The ground of a country; outlines are asked for when a first point is. An arrondissement is looked for inside its city only: across
 * the ring road nobody is "nearly" in the 12th.
 */
export function createGround(
  arrondissements: Inputs['arrondissements'] = [],
  outlines: () => Outlines,
  districts: () => ReadonlyMap<string, MultiPolygon>,
): Ground {
  const locate = lazy(() => createLocate(outlines()))
  const byCode = new Map(arrondissements.map((one) => [one.code, one]))
  const cities = new Set(arrondissements.map(({ codeCommune }) => codeCommune))
  const locateDistrict = lazy(() => createLocate(outlinesOf(districts())))
  const kept = new LRUCache<string, MultiPolygon>({ max: KEPT_POLYGONS })
  const polygonOf = (code: string): MultiPolygon | undefined => {
    const found = districts().get(code) ?? kept.get(code) ?? outlines().polygon(code)
    if (found && !byCode.has(code)) kept.set(code, found)
    return found
  }
  const communeAt = (lon: number, lat: number): string | null => locate()(lon, lat)
  return {
    communeAt,
    districtAt: (lon, lat, codeCommune = communeAt(lon, lat) ?? '') => {
      if (!cities.has(codeCommune)) return null
      const found = byCode.get(locateDistrict()(lon, lat) ?? '')
      return found?.codeCommune === codeCommune ? found.code : null
    },
    kilometresOutside: (code, lon, lat) => {
      const polygon = polygonOf(code)
      return polygon ? kilometresOutside(polygon, lon, lat) : null
    },
  }
}
