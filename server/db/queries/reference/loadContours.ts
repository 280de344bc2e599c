import type { MultiPolygon } from 'geojson'
import { ewkbToMultiPolygon } from '../../ewkb.ts'
import { run, statement, type Db, type Statement } from '../../statement.ts'

/** Levels that have polygons. */
export type ContourLevel = 'communes' | 'departements' | 'regions' | 'circonscriptions'

const load = (level: ContourLevel): Statement =>
  statement(
    `loadContours ${level}`,
    `SELECT code, encode(ST_AsBinary(geom, 'NDR'), 'hex') AS geom FROM ${level}
     WHERE geom IS NOT NULL ORDER BY code COLLATE "C"`,
  )

/** One statement a level: a table's name cannot be bound. */
const LOAD: Readonly<Record<ContourLevel, Statement>> = {
  communes: load('communes'),
  departements: load('departements'),
  regions: load('regions'),
  circonscriptions: load('circonscriptions'),
}

/** Polygons of a level by code (WGS 84 degrees, the one simplification that all levels share). */
export async function loadContours(db: Db, level: ContourLevel): Promise<Map<string, MultiPolygon>> {
  const rows = await run<{ code: string; geom: string }>(db, LOAD[level])
  return new Map(rows.map(({ code, geom }) => [code, ewkbToMultiPolygon(geom)]))
}
