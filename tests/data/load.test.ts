import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { terminalContext } from '../../scripts/relais/terminal-context.ts'
import { readConfig } from '../../server/config.ts'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { placesOf } from '../../server/country/package/open-package.ts'
import { forwardCommand } from '../../server/db/command-socket.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais, type Spawned } from '../spawn-relais.ts'
import { changedPackage, withCell } from './changed-package.ts'
import { PACKAGE } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const own = hashOfPackage(PACKAGE)
const newer = join(folder, 'newer')
const more = (by: number) => (cell: string) => String(Number(cell) + by)
// A deputy, and a thousand people who moved from one commune to another of the same zone: every total stays.
const loaded = changedPackage(newer, {
  'deputes.csv': withCell('79-01', 'nom', () => 'Nouvelle-Élue'),
  'communes.csv': (text) =>
    withCell('79005', 'population', more(100))(withCell('79003', 'population', more(-100))(text)),
})

/** Pages, answers with figures, files and features: what is drawn, calculated, kept and squeezed. */
// A sheet of a circonscription is not among them: until its calculation is written down it has no permalink yet.
const ADDRESSES = [
  '/commune/79005',
  '/api/v1/territoires/circonscription/79-01',
  '/api/v1/territoires/commune/79005',
  '/api/v1/donnees/verifications',
  '/ogc/collections/communes/items/79005?f=json',
  '/trouver?q=79600',
] as const

/** The body of an answer, which must come; links in it without the port of this start. */
const answerOf = async (address: string, path: string): Promise<string> => {
  const response = await fetch(address + path)
  const text = await response.text()
  expect([path, response.status], text.slice(0, 300)).toEqual([path, 200])
  return text.replaceAll(new URL(address).host, 'relais.example')
}
const answersOf = async (address: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(ADDRESSES.map(async (path) => [path, await answerOf(address, path)] as const)),
  )
const namedBy = (verifications: string): string =>
  (JSON.parse(verifications) as { empreinte: string }).empreinte

/** What a reader waits between two answers: the machine is to switch as well as to answer. */
const PAUSE_MS = 50

/** Reads all addresses over and over from several readers, until told to stop: every answer that came, by address. */
function readAll(address: string, readerCount = 2) {
  const seen = new Map<string, Set<string>>(ADDRESSES.map((path) => [path, new Set()]))
  let reading = true
  const readers = Array.from({ length: readerCount }, async (_, reader) => {
    for (let turn = reader; reading; turn++) {
      const path = ADDRESSES[turn % ADDRESSES.length]!
      seen.get(path)!.add(await answerOf(address, path))
      await pause(PAUSE_MS)
    }
  })
  const done = Promise.all(readers)
  // Told to who stops them.
  done.catch(() => {})
  /** Resolves once `bodies` different ones have come from each address; fails as soon as a reader does. */
  const sees = async (bodies: number): Promise<void> => {
    const all = vi.waitFor(
      () => expect([...seen.values()].map(({ size }) => size).every((size) => size >= bodies)).toBe(true),
      { timeout: 120_000, interval: PAUSE_MS },
    )
    await Promise.race([all, done])
  }
  const stop = async () => {
    reading = false
    await done
    return seen
  }
  return { sees, stop }
}

describe('another data package on a running server', () => {
  const dataDir = join(folder, 'data')
  let relais: Spawned
  let before: Record<string, string>
  let quoted: string
  const start = async (): Promise<void> => {
    relais = await spawnRelais(dataDir)
  }
  /** As the terminal does while a server holds the embedded database. */
  const command = async (...argv: string[]) => {
    const printed: string[] = []
    const well = await forwardCommand(dataDir, { argv, cwd: folder }, (line) => void printed.push(line))
    return { well, printed: printed.join('\n') }
  }

  beforeAll(async () => {
    cpSync(await firstStart(), dataDir, { recursive: true })
    await start()
    before = await answersOf(relais.address)
    const { run } = JSON.parse(before['/api/v1/donnees/verifications']!) as { run: string }
    quoted = `/api/v1/circonscriptions/79-01/citation?run=${run}`
    await vi.waitFor(() => answerOf(relais.address, quoted), 60_000)
  })
  afterAll(() => relais?.stop())

  test('is not served when a rollback is made while the server turns to it', async () => {
    const { sees, stop } = readAll(relais.address)
    await sees(1)
    let named = (): void => {}
    const current = new Promise<void>((resolve) => (named = resolve))
    const loading = forwardCommand(dataDir, { argv: ['data', 'load', 'newer'], cwd: folder }, (line) => {
      if (line.startsWith('Current: ')) named()
    })
    await Promise.race([current, loading])
    const back = await command('data', 'rollback')
    expect(back.well, back.printed).toBe(true)
    expect(back.printed).toContain(`From ${loaded} to ${own}: `)
    expect(await loading).toBe(true)
    for (const [path, bodies] of await stop()) expect([...bodies], path).toEqual([before[path]])
    // The way back from a rollback is to be named.
    expect(await command('data', 'rollback')).toMatchObject({
      well: false,
      printed: expect.stringMatching(/was a rollback.*data:rollback <hash>.*Nothing was changed/) as string,
    })
  })

  test('is served to whoever reads without a failed answer, each of one package alone', async () => {
    const frozen = await answerOf(relais.address, quoted)
    const { sees, stop } = readAll(relais.address)
    await sees(1)
    expect(await command('data', 'load', 'newer')).toMatchObject({ well: true })
    // What came before the turn and what came after it.
    await sees(2)
    const seen = await stop()
    const after = await answersOf(relais.address)
    for (const path of ADDRESSES) {
      expect(after[path], path).not.toBe(before[path])
      expect(
        [...seen.get(path)!].filter((text) => text !== before[path] && text !== after[path]),
        path,
      ).toEqual([])
    }
    expect(await answerOf(relais.address, '/circonscription/79-01')).toContain('Nouvelle-Élue')
    expect(namedBy(after['/api/v1/donnees/verifications']!)).toBe(loaded)
    const { run } = JSON.parse(after['/api/v1/donnees/verifications']!) as { run: string }
    const described = JSON.parse(await answerOf(relais.address, `/api/v1/runs/${run}`)) as {
      inputs: { package: string }
    }
    expect(described.inputs.package).toBe(loaded)
    // What was quoted keeps saying its own.
    expect(await answerOf(relais.address, quoted)).toBe(frozen)
  })

  test('one that is damaged, or fails a check, is refused by a sentence and the served one stays', async () => {
    const damaged = join(folder, 'damaged')
    cpSync(newer, damaged, { recursive: true })
    writeFileSync(join(damaged, 'apl.csv'), readFileSync(join(damaged, 'apl.csv')).subarray(0, -9))
    const said = await command('data', 'load', 'damaged')
    expect(said).toMatchObject({ well: false })
    expect(said.printed).toMatch(
      /^apl\.csv: differs from the hash in datapackage\.json\. .*npm run data:build/,
    )
    expect(said.printed).toMatch(/Nothing was changed/)
    changedPackage(join(folder, 'tenfold'), {
      'communes.csv': withCell('79191', 'population', (cell) => `${cell}0`),
    })
    const tenfold = await command('data', 'load', 'tenfold')
    expect(tenfold).toMatchObject({ well: false })
    expect(tenfold.printed).toMatch(/FAILS {2}Population municipale.*\n(.*\n)*.*--despite/)
    expect((await command('data', 'load', 'absent')).printed).toMatch(/datapackage\.json: is missing/)
    expect(namedBy(await answerOf(relais.address, '/api/v1/donnees/verifications'))).toBe(loaded)
  })

  test('a restart serves what was loaded, and the doctor says so', async () => {
    const served = await answersOf(relais.address)
    expect(await relais.stop()).toBe(0)
    await start()
    expect(await answersOf(relais.address)).toEqual(served)
    expect((await command('doctor')).printed).toMatch(
      new RegExp(`ok +the data package served is ${loaded}, which was loaded`),
    )
  })

  test('a rollback answers byte for byte as before', async () => {
    expect(await command('data', 'rollback')).toMatchObject({ well: true })
    expect(await answersOf(relais.address)).toEqual(before)
    expect((await command('data', 'rollback', '--list')).printed).toMatch(
      new RegExp(`^${own} .*current\n${loaded} .*kept$`),
    )
    expect(await command('data', 'rollback', loaded.slice(0, 12))).toMatchObject({ well: true })
    expect(namedBy(await answerOf(relais.address, '/api/v1/donnees/verifications'))).toBe(loaded)
  })

  test('one that this program cannot read any more is passed over aloud at a start', async () => {
    const place = join(dataDir, 'packages', loaded)
    expect(readdirSync(join(dataDir, 'packages'))).toContain(loaded)
    expect(existsSync(join(place, 'package/datapackage.json'))).toBe(true)
    // A file of it is damaged in the database, as by a disk, and lost here.
    expect(await relais.stop()).toBe(0)
    const { connect } = await import('../../server/db/connect.ts')
    const database = await connect({ dataDir })
    await database.knex.raw('ALTER TABLE package_files DROP CONSTRAINT package_files_whole')
    await database.knex.raw(`UPDATE package_files SET bytes = '' WHERE sha256 = ?`, [
      JSON.parse(readFileSync(join(newer, 'datapackage.json'), 'utf8'))
        .resources.find(({ path }: { path: string }) => path === 'deputes.csv')
        .hash.slice(7),
    ])
    await database.knex.raw(
      `ALTER TABLE package_files
       ADD CONSTRAINT package_files_whole CHECK (sha256 = encode(sha256(bytes), 'hex')) NOT VALID`,
    )
    await database.close()
    rmSync(place, { recursive: true })
    await start()
    expect(await answersOf(relais.address)).toEqual(before)
    expect((await command('doctor')).printed).toMatch(/attention +the data package named current is .*, but/)
    // What the log says to do.
    expect(await command('data', 'load', 'newer')).toMatchObject({ well: true })
    expect(namedBy(await answerOf(relais.address, '/api/v1/donnees/verifications'))).toBe(loaded)
  })
})

test('a folder that is built anew is no longer that of the package it held', () => {
  const rebuilt = join(folder, 'rebuilt')
  cpSync(PACKAGE, rebuilt, { recursive: true })
  const places = placesOf(rebuilt, join(folder, 'places'), 'program')
  expect(places.of(own)).toBe(places.own)
  cpSync(newer, rebuilt, { recursive: true })
  expect(places.of(own).packageFolder).toBe(join(folder, 'places/packages', own, 'package'))
})

test('a load that would lose the package that is current is refused', async () => {
  const database = await databases[0]!.open()
  try {
    const gone = 'f'.repeat(64)
    await takePackage(database.knex, gone)
    const printed: string[] = []
    const context = terminalContext(readConfig({}), folder, (line) => void printed.push(line))
    expect(await runCommand(['data', 'load', 'newer'], { ...context, database })).toBe(false)
    expect(printed.join('\n')).toMatch(
      new RegExp(`${gone}, is not in the database, .*git checkout.*--despite.*\\nNothing was changed`),
    )
    expect(await findCurrentPackage(database.knex)).toBe(gone)
  } finally {
    await database.close()
  }
})

const onServer = databases.find(({ name }) => name === 'server')
describe.skipIf(!onServer)('two processes on one PostgreSQL', () => {
  let database: TestDatabase
  const started: Spawned[] = []
  beforeAll(async () => {
    database = await onServer!.open()
    const template = await firstStart()
    for (const name of ['a', 'b']) {
      const dataDir = join(folder, name)
      cpSync(template, dataDir, { recursive: true })
      started.push(await spawnRelais(dataDir, { DATABASE_URL: database.options.databaseUrl! }))
    }
  })
  afterAll(async () => {
    for (const relais of started) await relais.stop()
    await database?.close()
  })

  test('both turn to the package that one command names', async () => {
    const printed: string[] = []
    const context = terminalContext(readConfig({}), folder, (line) => void printed.push(line))
    const readers = started.map(({ address }) => readAll(address, 1))
    await Promise.all(readers.map(({ sees }) => sees(1)))
    expect(await runCommand(['data', 'load', 'newer'], { ...context, database }), printed.join('\n')).toBe(
      true,
    )
    await vi.waitFor(
      async () => {
        for (const { address } of started)
          expect(namedBy(await answerOf(address, '/api/v1/donnees/verifications'))).toBe(loaded)
      },
      { timeout: 540_000, interval: 1000 },
    )
    await Promise.all(readers.map(({ sees }) => sees(2)))
    const [one, other] = await Promise.all(readers.map(({ stop }) => stop()))
    for (const path of ADDRESSES) {
      const both = new Set([...one!.get(path)!, ...other!.get(path)!])
      expect(both.size, path).toBe(2)
    }
    const [first, second] = await Promise.all(started.map(({ address }) => answersOf(address)))
    expect(first).toEqual(second)
  }, 720_000)
})
