import type { Commune } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

const LOAD = statement(
  'loadCommunes',
  `SELECT c.code, c.nom, c.departement, c.region, c.reseau, c.lon, c.lat, c.superficie_km2 AS "areaKm2", c.population,
          a.population_standardisee AS "populationStandardisee", a.population_totale AS "populationTotale",
          a.apl_mg AS "aplMg", a.apl_mg_65 AS "aplMg65", a.apl_infirmier AS "aplInfirmier", c.zonage,
          d.part_75 AS "share75", c.medecins_generalistes AS "medecinsGeneralistes", c.voisines,
          c.acces
   FROM communes c
   JOIN departements d ON d.code = c.departement
   LEFT JOIN apl a ON a.code_commune = c.code AND a.annee = :annee
   ORDER BY c.code COLLATE "C"`,
)

/** Every commune with the DREES figures of one edition (year of activity), by code; units as in the domain's model. */
export const loadCommunes = (db: Db, aplMillesime: number): Promise<Commune[]> =>
  run<Commune>(db, LOAD, { annee: aplMillesime })
