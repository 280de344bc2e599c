import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { backUpWhenDue, listScheduled } from '../../server/db/backup/scheduled-backups.ts'
import { watchBackups } from '../../server/db/backup/watch-backups.ts'
import { findHealth } from '../../server/db/queries/health/findHealth.ts'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import { databases, type TestDatabase } from '../databases.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-29T12:00:00Z')

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await databases[0]!.open({ world: true })
})
afterAll(() => database.close())
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'relais-schedule-')), 'backups')
  return () => rmSync(join(folder, '..'), { recursive: true, force: true })
})

const schedule = (keep = 3) => ({ folder, everyHours: 24, keep })
const made = (hours: number, keep?: number) =>
  backUpWhenDue(database, schedule(keep), NOON + hours * HOUR).then((path) => path?.split('/').at(-1) ?? null)

/** Runs a command that needs no database. */
async function told(argv: readonly string[]): Promise<{ readonly well: boolean; readonly lines: string[] }> {
  const lines: string[] = []
  const { command } = parseCommand(argv)
  expect('alone' in command).toBe(true)
  const context = { database, cwd: folder, today: '2026-11-29', geocoder: null }
  const served = () => expect.fail('no package is needed')
  const print = (line: string) => void lines.push(line)
  const well = await runCommand(argv, { ...context, served, backupFolder: folder, print })
  return { well, lines }
}

test('one a day is made, the last ones stay, and nothing else of the folder is touched', async () => {
  expect(await made(0)).toBe('relais-2026-11-29T12-00-00Z.backup')
  writeFileSync(join(folder, 'by-hand.backup'), 'kept')
  expect(await made(23.9)).toBeNull()
  for (const day of [1, 2, 3]) expect(await made(24 * day)).not.toBeNull()
  expect(readdirSync(folder).sort()).toEqual([
    'by-hand.backup',
    'relais-2026-11-30T12-00-00Z.backup',
    'relais-2026-12-01T12-00-00Z.backup',
    'relais-2026-12-02T12-00-00Z.backup',
  ])
  expect((await findHealth(database.knex)).lastBackup).not.toBeNull()
})

test('a clock that was wrong neither stops backups nor lets the one of now go', async () => {
  expect(await made(24 * 365)).not.toBeNull()
  expect(await made(0, 1)).toBe('relais-2026-11-29T12-00-00Z.backup')
  expect(listScheduled(folder).map((path) => path.slice(folder.length + 1))).toEqual([
    'relais-2026-11-29T12-00-00Z.backup',
  ])
})

test('a backup that cannot be read again is none: the next look makes one, and no other goes for it', async () => {
  expect(await made(0, 1)).not.toBeNull()
  const lost = () => Promise.reject(new Error('a page of the disk is lost'))
  await expect(backUpWhenDue(database, schedule(1), NOON + 24 * HOUR, lost)).rejects.toThrow('a page of')
  const cutOff = join(folder, 'relais-2026-11-01T00-00-00Z.draft.17.part')
  writeFileSync(cutOff, 'cut off')
  utimesSync(cutOff, NOON / 1000, NOON / 1000)
  expect(readdirSync(folder)).toContain('relais-2026-11-29T12-00-00Z.backup')
  expect(await made(24.1, 1)).toBe('relais-2026-11-30T12-06-00Z.backup')
  expect(readdirSync(folder)).toEqual(['relais-2026-11-30T12-06-00Z.backup'])
})

test('where no folder can be made the fault is told once, and the next look tries again', async () => {
  writeFileSync(folder, 'a file stands there')
  const faults: unknown[] = []
  let looks = 0
  const seen = new Promise<void>((resolve) => {
    const stop = watchBackups(
      database,
      schedule(),
      (error) => faults.push(error),
      () => {
        if (++looks === 2) rmSync(folder)
        if (looks === 3) void stop().then(resolve)
        return NOON
      },
      1,
    )
  })
  await seen
  expect(faults).toHaveLength(1)
  expect(listScheduled(folder)).toHaveLength(1)
})

test('a drill restores the newest into a database of its own; a damaged one is named', async () => {
  await made(0)
  const [path] = listScheduled(folder)
  const good = await told(['drill'])
  expect(good).toMatchObject({ well: true })
  expect(good.lines.join()).toContain(`${path} can be restored`)
  expect(good.lines.join()).toMatch(/\d+ cabinets, .*Nothing was changed/)
  const bytes = readFileSync(path!)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(path!, bytes)
  const bad = await told(['drill', path!])
  expect(bad).toMatchObject({ well: false })
  expect(bad.lines.join()).toContain('was cut short')
  await expect(told(['drill', 'a', 'b'])).rejects.toThrow('one backup')
})

test('without a backup, or without a folder, the drill says what to do', async () => {
  await expect(told(['drill'])).rejects.toThrow(`There is no backup in ${folder} yet`)
})
