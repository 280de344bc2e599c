import {
  columnList,
  declared,
  geometryText,
  nextOf,
  type LayerRow,
  type LayerTable,
} from '../../layer-table.ts'
import { run, statement, type Db } from '../../statement.ts'

/** Makes room for the next content of a layer, empty and unlogged, beside what readers see. */
export async function makeRoom(db: Db, table: LayerTable): Promise<void> {
  await run(db, statement(`empty next ${table.name}`, `DROP TABLE IF EXISTS ${nextOf(table)}`))
  await run(
    db,
    statement(`make next ${table.name}`, `CREATE UNLOGGED TABLE ${nextOf(table)} (${declared(table)})`),
  )
}

/** Adds rows to the next content of a layer: some hundreds at a time, so that others get the connection between. */
export async function stageRows(db: Db, table: LayerTable, rows: readonly LayerRow[]): Promise<void> {
  const typed = table.columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')
  const names = columnList(table)
  // What the simplification left invalid is mended: a GIS refuses it.
  const mended = names.replace(
    /geom$/,
    table.shape === 'Point'
      ? 'CAST(geom AS geometry)'
      : `CASE WHEN geom IS NULL OR ST_IsValid(CAST(geom AS geometry)) THEN CAST(geom AS geometry)
              ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(CAST(geom AS geometry)), 3)) END`,
  )
  const text = `INSERT INTO ${nextOf(table)} (${names})
    SELECT ${mended} FROM json_to_recordset(CAST(:rows AS json)) AS r (${typed}, geom text)`
  const bound = rows.map(({ values, geometry }) => ({ ...values, geom: geometryText(geometry) }))
  await run(db, statement(`stage ${table.name}`, text), { rows: JSON.stringify(bound) })
}
