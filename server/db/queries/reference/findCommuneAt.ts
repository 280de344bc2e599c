import { run, statement, type Db } from '../../statement.ts'

/** A point this far out at sea, or across a simplified border, still belongs to the commune beside it. */
const TOLERANCE_METERS = 2000

/** Bounds wide enough for the tolerance up to 60° of latitude, degrees. */
const MARGIN_DEGREES = 0.04

const FIND = statement(
  'findCommuneAt',
  `WITH here AS (SELECT ST_SetSRID(ST_MakePoint(:lon, :lat), 4326) AS point),
   near AS (
     SELECT c.code, ST_Covers(c.geom, here.point) AS inside,
            ST_Distance(c.geom::geography, here.point::geography, false) AS meters
     FROM communes c, here
     WHERE c.geom && ST_Expand(here.point, :margin)
   )
   SELECT code FROM near WHERE inside OR meters <= :tolerance
   ORDER BY inside DESC, CASE WHEN inside THEN 0 ELSE meters END, code COLLATE "C"
   LIMIT 1`,
)

/** Code of the commune at a point (degrees), or of the nearest one within 2 km; null elsewhere. */
export const findCommuneAt = async (db: Db, lon: number, lat: number): Promise<string | null> =>
  (
    await run<{ code: string }>(db, FIND, { lon, lat, margin: MARGIN_DEGREES, tolerance: TOLERANCE_METERS })
  )[0]?.code ?? null
