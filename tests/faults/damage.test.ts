import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest'
import { restoreBackup } from '../../server/db/backup/restore-backup.ts'
import { writeBackup } from '../../server/db/backup/write-backup.ts'
import { connect } from '../../server/db/connect.ts'
import { DatabaseSetupError } from '../../server/db/errors.ts'
import { appendStatusEvents } from '../../server/db/queries/events/appendStatusEvents.ts'
import { databases } from '../databases.ts'
import { scratch } from '../scratch.ts'
import { worldInputs } from '../world.ts'

const PAGE = 8192
let whole: string
let backup: string
/** Path of the file of the cabinets inside a data folder. */
let cabinetsFile: string
/** The same of a table of ten pages. */
let longFile: string
let cabinets: number
let folder: string
let dataDir: string

const COUNT = 'SELECT CAST(count(*) AS integer) AS total FROM cabinets'
const total = async (database: { readonly knex: { raw: (sql: string) => unknown } }): Promise<number> =>
  ((await database.knex.raw(COUNT)) as { rows: { total: number }[] }).rows[0]!.total

beforeAll(async () => {
  whole = mkdtempSync(join(scratch, 'relais-whole-'))
  const database = await databases[0]!.open({ world: true })
  const { rows } = (await database.knex.raw(`SELECT pg_relation_filepath('cabinets') AS path`)) as {
    rows: { path: string }[]
  }
  cabinetsFile = join('database', rows[0]!.path)
  cabinets = await total(database)
  backup = join(whole, 'backup.gz')
  await writeBackup(database, backup)
  // After the backup: no Relais knows this table.
  await database.knex.raw('CREATE TABLE long (id integer PRIMARY KEY, words text)')
  await database.knex.raw(`INSERT INTO long SELECT n, repeat('mot ', 200) FROM generate_series(1, 100) AS n`)
  await database.tidy()
  const { rows: long } = (await database.knex.raw(`SELECT pg_relation_filepath('long') AS path`)) as {
    rows: { path: string }[]
  }
  longFile = join('database', long[0]!.path)
  await database.release()
  cpSync(database.options.dataDir, join(whole, 'data'), { recursive: true })
  await database.close()
})
afterAll(() => rmSync(whole, { recursive: true, force: true }))

beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'relais-damage-'))
  dataDir = join(folder, 'data')
  cpSync(join(whole, 'data'), dataDir, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Turns one byte of a file over. */
function flip(path: string, at: number): void {
  const byte = readFileSync(path)[at]!
  const file = openSync(path, 'r+')
  writeSync(file, Uint8Array.of(byte ^ 0xff), 0, 1, at)
  closeSync(file)
}

const refusal = async (): Promise<string> => {
  const error = await connect({ dataDir }).then(
    async (database) => {
      await database.close()
      return null
    },
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(DatabaseSetupError)
  return (error as Error).message
}

/** Fills a page of the long table with zeros; -1: its last. */
function zero(page: number): void {
  const path = join(dataDir, longFile)
  const pages = statSync(path).size / PAGE
  expect(pages).toBeGreaterThan(2)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(PAGE), 0, PAGE, ((page + pages) % pages) * PAGE)
  closeSync(file)
}

const damages: readonly (readonly [name: string, damage: () => void])[] = [
  ['a byte of a table turned over', () => flip(join(dataDir, cabinetsFile), PAGE - 20)],
  ['a table cut to nothing', () => truncateSync(join(dataDir, cabinetsFile), 0)],
  ['a table that is gone', () => rmSync(join(dataDir, cabinetsFile))],
  ['a page of zeros in the middle of a table', () => zero(1)],
  ['a page of zeros at the end of a table', () => zero(-1)],
  ['the control file cut', () => truncateSync(join(dataDir, 'database/global/pg_control'), 100)],
]

test.each(damages)('%s: the start is refused in one sentence with its command', async (_name, damage) => {
  damage()
  expect(await refusal()).toMatch(
    /^The embedded database in [^\n]+ cannot be read whole \([^\n]+ --replace\.$/,
  )
})

test('the command of that sentence restores', async () => {
  flip(join(dataDir, cabinetsFile), PAGE - 20)
  const moved = /mv '([^']+)' '([^']+)' && npm run relais -- restore <backup> --replace\.$/.exec(
    await refusal(),
  )!
  renameSync(moved[1]!, moved[2]!)
  const again = await connect({ dataDir })
  await restoreBackup(again, backup, true)
  expect(await total(again)).toBe(cabinets)
  await again.close()
})

test('a byte of the PostGIS bundle turned over: it is made anew, never used', async () => {
  const name = readdirSync(join(dataDir, 'cache')).find((file) => file.endsWith('.tar.gz'))!
  const path = join(dataDir, 'cache', name)
  const before = readFileSync(path)
  flip(path, Math.floor(statSync(path).size / 2))
  const database = await connect({ dataDir })
  expect(readFileSync(path).equals(before)).toBe(true)
  await database.close()
})

test('a journal cut in mid-line: the lines before it and after it stand', async () => {
  const journal = join(dataDir, 'journal.ndjson')
  const [first, second] = worldInputs.events
  const database = await connect({ dataDir })
  await appendStatusEvents(database, [{ ...first!, id: 'CUT1', recordedAt: '2026-10-01T08:00:00.000Z' }])
  await database.close()
  appendFileSync(journal, readFileSync(journal, 'utf8').split('\n').at(-2)!.slice(0, 60))
  const between = await connect({ dataDir })
  await appendStatusEvents(between, [{ ...second!, id: 'CUT2', recordedAt: '2026-10-02T08:00:00.000Z' }])
  const ids = (between.journal!.read() as { id: string }[]).map(({ id }) => id)
  expect(ids.slice(-2)).toEqual(['CUT1', 'CUT2'])
  await between.close()
})

test('a DATA_DIR that is a link is one folder with what it leads to', async () => {
  const link = join(folder, 'link')
  symlinkSync(dataDir, link)
  const database = await connect({ dataDir: link })
  expect(await total(database)).toBe(cabinets)
  await expect(connect({ dataDir })).rejects.toThrow(/Another Relais/)
  await database.close()
})

test('a cluster of another PostgreSQL is refused, and left as it was', async () => {
  writeFileSync(join(dataDir, 'database/PG_VERSION'), '19\n')
  expect(await refusal()).toMatch(/cannot be read whole/)
  expect(existsSync(join(dataDir, cabinetsFile))).toBe(true)
})

test('a database of a newer Relais is refused in one sentence, and left as it was', async () => {
  const database = await connect({ dataDir })
  await database.knex.raw(
    `INSERT INTO migrations (name, batch, migration_time) VALUES ('999-later', 99, now())`,
  )
  await database.close()
  expect(await refusal()).toMatch(/^The database was brought up to date by a newer Relais [^\n]+\.$/)
  expect(existsSync(join(dataDir, cabinetsFile))).toBe(true)
})
