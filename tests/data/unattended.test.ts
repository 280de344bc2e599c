import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { servedPackage } from '../../scripts/relais/servedPackage.ts'
import { terminalContext } from '../../scripts/relais/terminal-context.ts'
import { readConfig } from '../../server/config.ts'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'
import { changedPackage, withCell } from './changed-package.ts'
import { PACKAGE } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-unattended-'))
const own = hashOfPackage(PACKAGE)
const elected = withCell('79-01', 'nom', () => 'Nouvelle-Élue')
const newer = changedPackage(join(folder, 'newer'), { 'deputes.csv': elected })
let database: TestDatabase

beforeAll(async () => {
  database = await databases[0]!.open()
  await takePackage(database.knex, own)
})
afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a line of the command line; what it printed, and what it wrote into the journal as a refresh. */
async function relais(...argv: string[]) {
  const before = (await listAudit(database.knex)).length
  const lines: string[] = []
  const well = await runCommand(argv, {
    ...terminalContext(readConfig({}), folder, (line) => void lines.push(line)),
    ...{ served: () => servedPackage(database.knex, join(folder, 'data')), database },
  })
  const entries = await listAudit(database.knex)
  return {
    well,
    printed: lines.join('\n'),
    journal: entries
      .slice(0, entries.length - before)
      .filter(({ action }) => action === 'refresh-data')
      .map(({ subject, detail }) => [subject, detail.retenus]),
  }
}
const unattended = (name: string, ...held: string[]) =>
  relais('data', 'load', name, '--unattended', ...held.flatMap((why) => ['--held', why]))

test('what holds is loaded, and the journal says so with what was held back, without the paths of the machine', async () => {
  const held = "deputes.csv: ENOENT: no such file, open '/srv/relais/raw/deputes.csv'"
  expect(await unattended('newer', held)).toMatchObject({
    well: true,
    printed: expect.stringContaining(`Current: ${newer}`) as string,
    journal: [['chargee', ["deputes.csv: ENOENT: no such file, open 'deputes.csv'"]]],
  })
  expect(await unattended('newer')).toMatchObject({ well: true, journal: [['inchangee', []]] })
  expect(await findCurrentPackage(database.knex)).toBe(newer)
})

/** Packages that nobody may load unseen, and what is said of each. */
const WRONG = {
  fewer: /^senateurs\.csv: 62 of 161 rows are gone.*\n.*Load it by hand/,
  tenfold: /^Population municipale[^]*--despite/,
  damaged: /^apl\.csv: differs from the hash/,
  absent: /^datapackage\.json: is missing/,
} as const

describe('what an operator is to look at is refused, says why in the journal, and the package in force stays', () => {
  beforeAll(() => {
    changedPackage(join(folder, 'fewer'), {
      'senateurs.csv': (text) => [...text.split('\n').slice(0, 100), ''].join('\n'),
    })
    changedPackage(join(folder, 'tenfold'), {
      'communes.csv': withCell('79191', 'population', (cell) => `${cell}0`),
    })
    changedPackage(join(folder, 'damaged'), { 'deputes.csv': withCell('79-02', 'nom', () => 'Autre') })
    const table = join(folder, 'damaged/apl.csv')
    writeFileSync(table, readFileSync(table).subarray(0, -9))
  })

  test.each(Object.entries(WRONG))('%s', async (name, why) => {
    const { well, printed, journal } = await unattended(name)
    expect(well, printed).toBe(false)
    expect(printed).toContain('Nothing was changed')
    expect(await findCurrentPackage(database.knex)).toBe(newer)
    expect(journal).toEqual([['refusee', expect.any(Array)]])
    expect((journal[0]![1] as string[]).join('\n')).toMatch(why)
  })
})

test('what was rolled back from is left alone until it is loaded by hand', async () => {
  expect(await relais('data', 'rollback')).toMatchObject({ well: true })
  expect(await unattended('newer')).toMatchObject({
    well: false,
    journal: [
      ['refusee', [expect.stringMatching(new RegExp(`^${newer} was rolled back on .*Load it by hand`))]],
    ],
  })
  expect(await findCurrentPackage(database.knex)).toBe(own)
  expect(await relais('data', 'load', 'newer')).toMatchObject({ well: true, journal: [] })
  expect(await unattended('newer')).toMatchObject({ well: true, journal: [['inchangee', []]] })
})

test('codes that were left out of a new package are told beside what was held back', async () => {
  const what = 'quartiers-prioritaires: codes that the COG does not know, left out: 01999 (neighbourhoods: 1)'
  const report = (outcome: string, ...options: string[]) => relais('data', 'report', outcome, ...options)
  await report('chargee', '--left-out', what)
  const [entry] = (await listAudit(database.knex)).filter(({ action }) => action === 'refresh-data')
  expect(entry).toMatchObject({ subject: 'chargee', detail: { retenus: [], ecartes: [what] } })
  await report('inchangee')
  const [next] = (await listAudit(database.knex)).filter(({ action }) => action === 'refresh-data')
  expect(next!.detail).toEqual({ retenus: [] })
  await expect(relais('data', 'load', 'newer', '--left-out', what)).rejects.toThrow('goes with --unattended')
})

test('the folder of the package in force is told', async () => {
  const { well, printed } = await relais('data', 'folder')
  expect(well).toBe(true)
  expect(hashOfPackage(printed)).toBe(await findCurrentPackage(database.knex))
})

test('nobody can have looked and not have looked', async () => {
  await expect(relais('data', 'load', 'newer', '--unattended', '--despite', 'seen')).rejects.toThrow(
    /--despite is for who has looked/,
  )
  await expect(relais('data', 'load', 'newer', '--held', 'a: b')).rejects.toThrow(
    '--held goes with --unattended',
  )
})
