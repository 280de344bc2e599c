import type { Arrondissement } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

const LIST = statement(
  'listArrondissements',
  `SELECT a.code, a.nom, a.code_commune AS "codeCommune", COALESCE(a.population, 0) AS population,
          COALESCE(a.lon, c.lon) AS lon, COALESCE(a.lat, c.lat) AS lat, a.superficie_km2 AS "areaKm2",
          COALESCE((SELECT json_agg(json_build_object('circonscription', p.code_circonscription, 'part', p.part)
                                    ORDER BY p.code_circonscription COLLATE "C")
                    FROM circonscription_arrondissements p WHERE p.code_arrondissement = a.code), '[]') AS parts
   FROM arrondissements a JOIN communes c ON c.code = a.code_commune
   ORDER BY a.code COLLATE "C"`,
)

/** The municipal arrondissements of Paris, Lyon and Marseille, by code. */
export const listArrondissements = (db: Db): Promise<Arrondissement[]> => run<Arrondissement>(db, LIST)
