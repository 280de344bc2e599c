import type { Database } from '../database.ts'
import { run, statement, transact, type Db } from '../statement.ts'
import { quoted } from '../quoted.ts'
import { listBackupTables, type BackupTable } from './catalogue.ts'
import { BackupError, checkBackup, readBatches } from './read-backup.ts'
import type { BackupCounts } from './write-backup.ts'

const MIGRATIONS = statement('listMigrations', 'SELECT name FROM migrations')
const OCCUPIED = statement(
  'isOccupied',
  `SELECT EXISTS (SELECT 1 FROM rosters WHERE NOT demonstration) OR EXISTS (SELECT 1 FROM tokens) AS occupied`,
)

/**
 * Puts a backup in the place of what the database holds, in one transaction: rows, numbering, everything or nothing. A database
 * with a real roster or tokens is only replaced when `replace` says so. The journal of the embedded database is set aside: it
 * would otherwise bring back at the next start what the backup was meant to undo.
 * @throws BackupError before anything is touched.
 */
export async function restoreBackup(
  database: Database,
  path: string,
  replace: boolean,
): Promise<BackupCounts> {
  const { header, end } = await checkBackup(path)
  const { knex } = database
  const known = new Set((await run<{ name: string }>(knex, MIGRATIONS)).map(({ name }) => name))
  if (header.migrations.some((name) => !known.has(name)))
    throw new BackupError(`${path} was made by a newer Relais: update this one before restoring it.`)
  const [state] = await run<{ occupied: boolean }>(knex, OCCUPIED)
  if (state!.occupied && !replace)
    throw new BackupError(
      'This database holds a roster or tokens: add --replace to put the backup in their place.',
    )

  await transact(knex, async (trx) => {
    const tables = await listBackupTables(trx)
    const carried = new Map(header.tables.map((table) => [table.name, table]))
    await onAll(trx, tables, (name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`)
    await run(
      trx,
      statement(
        'emptyTables',
        `TRUNCATE ${[...tables.map(({ name }) => quoted(name)), 'sessions'].join(', ')}`,
      ),
    )
    await run(trx, statement('deferConstraints', 'SET CONSTRAINTS ALL DEFERRED'))
    for await (const { table, rows } of readBatches(path)) await insertRows(trx, carried.get(table)!, rows)
    for (const table of tables) await check(trx, table, end.counts[table.name] ?? 0)
    await run(trx, statement('checkConstraints', 'SET CONSTRAINTS ALL IMMEDIATE'))
    await onAll(trx, tables, (name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`)
  })
  await database.journal?.setAside()
  await database.tidy()
  return end.counts
}

async function onAll(trx: Db, tables: readonly BackupTable[], sql: (name: string) => string): Promise<void> {
  for (const { name } of tables) await run(trx, statement('alterTable', sql(quoted(name))))
}

async function insertRows(trx: Db, { name, columns }: BackupTable, rows: string): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const types = columns.map(
    ({ name: column, type }) => `${quoted(column)} ${type.startsWith('geometry') ? 'text' : type}`,
  )
  const values = columns.map(({ name: column, type }) =>
    type.startsWith('geometry') ? `ST_GeomFromEWKB(decode(${quoted(column)}, 'hex'))` : quoted(column),
  )
  await run(
    trx,
    statement(
      'restoreRows',
      `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${values.join(', ')} FROM json_to_recordset(CAST(:rows AS json)) AS r (${types.join(', ')})`,
    ),
    { rows },
  )
}

/** Counts what was restored and takes up the numbering where it was. */
async function check(trx: Db, { name, identity }: BackupTable, expected: number): Promise<void> {
  const [counted] = await run<{ rows: number }>(
    trx,
    statement('countRestored', `SELECT CAST(count(*) AS integer) AS rows FROM ${quoted(name)}`),
  )
  if (counted!.rows !== expected) throw new Error(`${name}: ${counted!.rows} rows restored of ${expected}`)
  if (identity === null) return
  const column = quoted(identity)
  await run(
    trx,
    statement(
      'resumeNumbering',
      `SELECT setval(pg_get_serial_sequence(:table, :identity), COALESCE(max(${column}), 1), max(${column}) IS NOT NULL)
       FROM ${quoted(name)}`,
    ),
    { table: quoted(name), identity },
  )
}
