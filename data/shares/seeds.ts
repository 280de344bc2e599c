import type { MultiPolygon, Polygon } from 'geojson'
import { groupBy } from '../../server/domain/groupBy.ts'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { countIn, samplePoints, type NamedShape } from '../geometry/sample.ts'
import type { CogUnit } from '../sources/communes-cog.ts'

/** A circonscription that the published outlines forget in a commune still gets this share of the seed, for the fit to raise. */
const SMALLEST_SEED = 1e-4

/** Side of the sampling grid over an arrondissement. */
const SIDE = 40

/**
 * First guess of how the people of a split commune divide among its circonscriptions: by the area of its parts; in Paris, Lyon and Marseille
 * arrondissement by arrondissement, each with its own population. `parts` holds shapes by `{commune}/{circonscription}`.
 */
export function seeds(
  cog: readonly CogUnit[],
  parts: ReadonlyMap<string, MultiPolygon>,
  arrondissements: ReadonlyMap<string, Polygon | MultiPolygon>,
): (commune: string) => ReadonlyMap<string, number> {
  const partsOf = new Map<string, NamedShape[]>()
  for (const [key, geometry] of parts) {
    const [commune, code] = key.split('/')
    if (commune == null || code == null) throw new Error(`${key} is no part of a commune`)
    partsOf.set(commune, [...(partsOf.get(commune) ?? []), { code, geometry }])
  }
  const districtsOf = groupBy(
    cog.filter(({ kind }) => kind === 'arrondissement'),
    ({ codeCommune }) => codeCommune,
  )
  return (commune) => {
    const shapes = partsOf.get(commune) ?? []
    const districts = districtsOf.get(commune) ?? []
    const weights =
      districts.length > 0
        ? byDistrict(districts, arrondissements, shapes)
        : new Map(shapes.map(({ code, geometry }) => [code, areaKm2(geometry)]))
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
    return new Map(shapes.map(({ code }) => [code, Math.max(weights.get(code) ?? 0, SMALLEST_SEED * total)]))
  }
}

function byDistrict(
  districts: readonly CogUnit[],
  contours: ReadonlyMap<string, Polygon | MultiPolygon>,
  shapes: readonly NamedShape[],
): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { code, population } of districts) {
    const counts = countsIn(code, contours, shapes)
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    for (const [circonscription, count] of counts)
      weights.set(circonscription, (weights.get(circonscription) ?? 0) + (population * count) / total)
  }
  return weights
}

/** How much of an arrondissement lies in each of `shapes`, by sampling; throws when it has no polygon. */
export function countsIn(
  code: string,
  contours: ReadonlyMap<string, Polygon | MultiPolygon>,
  shapes: readonly NamedShape[],
): Map<string, number> {
  const contour = contours.get(code)
  if (contour == null) throw new Error(`arrondissement ${code} has no polygon`)
  return countIn(samplePoints(contour, SIDE), shapes)
}
