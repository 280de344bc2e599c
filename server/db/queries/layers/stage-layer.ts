import {
  columnList,
  commentOn,
  createTable,
  geometryText,
  nextOf,
  tableOf,
  type LayerRow,
  type LayerTable,
} from '../../layer-table.ts'
import { run, statement, type Db } from '../../statement.ts'

const COLUMNS = statement(
  'findLayerColumns',
  `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, col_description(a.attrelid, a.attnum) AS about
   FROM pg_attribute a WHERE a.attrelid = to_regclass(:table) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
)

/**
 * Makes room for the next content of a layer, empty and unlogged; the layer itself is made when it is missing, and made again,
 * with the rights on it lost but those by default, when its columns are no longer those of the code.
 */
export async function makeRoom(db: Db, table: LayerTable): Promise<void> {
  const found = await run<{ name: string; type: string; about: string | null }>(db, COLUMNS, {
    table: tableOf(table),
  })
  const wanted = [
    ...table.columns.map(({ name, type }) => `${name} ${type}`),
    `geom geometry(${table.shape},4326)`,
  ]
  if (found.map(({ name, type }) => `${name} ${type}`).join() !== wanted.join())
    for (const text of [`DROP TABLE IF EXISTS ${tableOf(table)}`, ...createTable(table)])
      await run(db, statement(`create ${table.name}`, text))
  // Made by a release that said nothing of some column.
  else if (found.some(({ about }) => about === null))
    for (const text of commentOn(table)) await run(db, statement(`comment ${table.name}`, text))
  await run(db, statement(`empty next ${table.name}`, `DROP TABLE IF EXISTS ${nextOf(table)}`))
  await run(
    db,
    statement(`make next ${table.name}`, `CREATE UNLOGGED TABLE ${nextOf(table)} (LIKE ${tableOf(table)})`),
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
