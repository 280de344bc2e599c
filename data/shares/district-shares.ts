import type { MultiPolygon, Polygon } from 'geojson'
import type { NamedShape } from '../geometry/sample.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { fit } from './fit.ts'
import { countsIn } from './seeds.ts'
import type { Share } from './share.ts'
import { inMillionths } from './shares.ts'

/** What of a sampled arrondissement lies across a border by the generalisation of contours only. */
const LEAST_OF_DISTRICT = 0.005
/** In persons: keeps a circonscription that the samples miss in the fit. */
const SMALLEST = 1e-3

/**
 * Shares of the people of every arrondissement among circonscriptions (`commune` holds its code): by area to begin with, fitted
 * so that the arrondissements of a city together give each circonscription what the city gives it (`shared`).
 */
export function districtShares(
  cog: readonly CogUnit[],
  shared: readonly Share[],
  contours: ReadonlyMap<string, Polygon | MultiPolygon>,
  parts: ReadonlyMap<string, MultiPolygon>,
): Share[] {
  const districts = cog.filter(({ kind }) => kind === 'arrondissement')
  return [...new Set(districts.map(({ codeCommune }) => codeCommune))].flatMap((city) => {
    const own = districts.filter(({ codeCommune }) => codeCommune === city)
    const people = own.reduce((sum, { population }) => sum + population, 0)
    const wanted = shared.filter(({ commune }) => commune === city)
    const shapes = wanted.flatMap(({ circonscription: code }): NamedShape[] => {
      const geometry = parts.get(`${city}/${code}`)
      return geometry ? [{ code, geometry }] : []
    })
    const rows = own.map(({ code, population }) => {
      const counts = countsIn(code, contours, shapes)
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
      const seed = new Map(
        wanted.map(({ circonscription }): [string, number] => {
          const part = (counts.get(circonscription) ?? 0) / total
          return [circonscription, part < LEAST_OF_DISTRICT ? SMALLEST / population : part]
        }),
      )
      return { code, people: population, seed }
    })
    const fitted = fit(
      rows,
      new Map(
        wanted.map(({ circonscription, millionths }) => [circonscription, (people * millionths) / 1e6]),
      ),
    )
    if (fitted == null)
      throw new Error(`no shares of the arrondissements of ${city} give its circonscriptions`)
    return fitted.flatMap(({ code, cells }) =>
      inMillionths(code, cells).filter(({ millionths }) => millionths > 0),
    )
  })
}
