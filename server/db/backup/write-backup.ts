import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from '../database.ts'
import { run, statement, type Db } from '../statement.ts'
import { quoted } from '../quoted.ts'
import { listBackupTables, type BackupTable } from './catalogue.ts'

export const BACKUP_FORMAT = 'relais-backup'
export const BACKUP_VERSION = 1

/** First line of a backup. */
export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT
  readonly version: typeof BACKUP_VERSION
  readonly createdAt: string
  readonly database: string
  readonly migrations: readonly string[]
  readonly tables: readonly BackupTable[]
}

/** Rows carried, by table. */
export type BackupCounts = Readonly<Record<string, number>>

/** Last line of a backup: without it the file is cut short. */
export interface BackupEnd {
  readonly counts: BackupCounts
  /** Of every line before, line ends included. */
  readonly sha256: string
}

const MIGRATIONS = statement('listMigrations', 'SELECT name FROM migrations ORDER BY id')
/** Rows are fetched by the megabyte, not by the number: a run's figures weigh as much as a thousand events. */
const BYTES_PER_FETCH = 1_000_000
const MOST_ROWS_PER_FETCH = 2_000

/**
 * Writes everything that the data package does not give back into one file (gzip, JSON lines): the same file for both databases,
 * so that it also moves a house from one to the other. One snapshot: writers need not stop. The file appears when it is complete.
 */
export async function writeBackup({ knex, version }: Database, path: string): Promise<BackupCounts> {
  const draft = `${path}.${process.pid}.part`
  const gzip = createGzip()
  const file = createWriteStream(draft, { mode: 0o600 })
  gzip.pipe(file)
  const done = Promise.all([finished(gzip), finished(file)])
  done.catch(() => {})
  const hash = createHash('sha256')
  const write = async (line: string): Promise<void> => {
    hash.update(line).update('\n')
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), done])
  }
  try {
    const counts = await knex.transaction(
      async (trx) => {
        const tables = await listBackupTables(trx)
        const header: BackupHeader = {
          format: BACKUP_FORMAT,
          version: BACKUP_VERSION,
          createdAt: new Date().toISOString(),
          database: version,
          migrations: (await run<{ name: string }>(trx, MIGRATIONS)).map(({ name }) => name),
          tables,
        }
        await write(JSON.stringify(header))
        const counted: Record<string, number> = {}
        for (const table of tables) counted[table.name] = await writeTable(trx, table, write)
        return counted
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    )
    const end: BackupEnd = { counts, sha256: hash.digest('hex') }
    gzip.end(`${JSON.stringify(end)}\n`)
    await done
    renameSync(draft, path)
    return counts
  } catch (error) {
    gzip.destroy()
    file.destroy()
    rmSync(draft, { force: true })
    throw error
  }
}

/** PostGIS turns a geometry into rounded GeoJSON by itself: the exact bytes travel as text instead. */
const expression = ({ name, type }: BackupTable['columns'][number]): string =>
  type.startsWith('geometry') ? `encode(ST_AsEWKB(${quoted(name)}), 'hex') AS ${quoted(name)}` : quoted(name)

async function writeTable(
  trx: Db,
  table: BackupTable,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const columns = table.columns.map(expression).join(', ')
  const source = `SELECT ${columns} FROM ${quoted(table.name)}`
  await run(
    trx,
    statement(
      'openBackupCursor',
      `DECLARE backup CURSOR FOR SELECT CAST(row_to_json(x) AS text) AS row FROM (${source}) x`,
    ),
  )
  let rows = 0
  let size = 1
  for (;;) {
    const batch = await run<{ row: string }>(trx, statement('fetchBackup', `FETCH ${size} FROM backup`))
    if (batch.length === 0) break
    rows += batch.length
    let bytes = 0
    for (const { row } of batch) bytes += row.length
    await write(`{"table":${JSON.stringify(table.name)},"rows":[${batch.map(({ row }) => row).join(',')}]}`)
    size = Math.max(
      1,
      Math.min(MOST_ROWS_PER_FETCH, Math.floor((size * BYTES_PER_FETCH) / Math.max(1, bytes))),
    )
  }
  await run(trx, statement('closeBackupCursor', 'CLOSE backup'))
  return rows
}
