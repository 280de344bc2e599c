import type { Reseau } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A cabinet of the same network with its great-circle distance. */
export interface NearCabinet {
  readonly id: string
  readonly distanceMeters: number
}

const FIND = statement(
  'findNearestCabinets',
  `SELECT c.id, ST_Distance(c.point::geography, ST_SetSRID(ST_MakePoint(:lon, :lat), 4326)::geography, false)
            AS "distanceMeters"
   FROM cabinets c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.removed_at IS NULL AND c.reseau = :reseau
   ORDER BY 2, c.id COLLATE "C"
   LIMIT :limit`,
)

/**
 * The cabinets nearest to a point on one road network, nearest first, ties by id: metres on the sphere. Every cabinet of the
 * network is measured; this is the truth that the answer from memory is held against.
 */
export const findNearestCabinets = (
  db: Db,
  { lon, lat, reseau, limit }: { lon: number; lat: number; reseau: Reseau; limit: number },
): Promise<NearCabinet[]> => run<NearCabinet>(db, FIND, { lon, lat, reseau, limit })
