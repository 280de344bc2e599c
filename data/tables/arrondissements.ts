import type { MultiPolygon, Polygon } from 'geojson'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { innerPoint } from '../geometry/inner-point.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import type { PointRow } from '../sources/points-ban.ts'
import { table, type Table } from './table.ts'

/** The 45 arrondissements municipaux: journeys begin and end there; figures are those of their commune. */
export function arrondissements(
  cog: readonly CogUnit[],
  points: readonly PointRow[],
  contours: ReadonlyMap<string, Polygon | MultiPolygon>,
): Table {
  const pointOf = new Map(points.map((row) => [row.code, row]))
  return table(
    {
      name: 'arrondissements',
      title: 'Arrondissements municipaux de Paris, Lyon et Marseille',
      description:
        'D’où l’on part et où l’on va dans les trois villes ; les chiffres publiés sont ceux de la commune.',
      fields: [
        { name: 'code', type: 'string', description: 'Code INSEE' },
        { name: 'nom', type: 'string', description: 'Nom' },
        { name: 'code_commune', type: 'string', description: 'Commune' },
        { name: 'population', type: 'integer', description: 'Population municipale, personnes' },
        { name: 'lon', type: 'number', description: 'Longitude WGS 84, degrés' },
        { name: 'lat', type: 'number', description: 'Latitude WGS 84, degrés' },
        { name: 'superficie_km2', type: 'number', description: 'Superficie du contour généralisé, km²' },
      ],
      primaryKey: ['code'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['cog-2026', 'points-ban', 'contours-arrondissements'],
    },
    cog
      .filter(({ kind }) => kind === 'arrondissement')
      .map(({ code, nom, codeCommune, population }) => {
        const contour = contours.get(code)
        if (contour == null) throw new Error(`arrondissement ${code} ${nom} has no polygon`)
        const point = pointOf.get(code)
        const [lon, lat] = point == null ? innerPoint(contour) : [point.lon, point.lat]
        return {
          code,
          nom,
          code_commune: codeCommune,
          population,
          lon,
          lat,
          superficie_km2: Math.round(areaKm2(contour) * 1000) / 1000,
        }
      }),
  )
}
