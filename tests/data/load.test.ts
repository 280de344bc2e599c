import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { terminalContext } from '../../scripts/relais/terminal-context.ts'
import { readConfig } from '../../server/config.ts'
import { hashOfPackage, savePackage } from '../../server/country/package/kept-packages.ts'
import { placesOf } from '../../server/country/package/open-package.ts'
import { forwardCommand } from '../../server/db/command-socket.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { sha256 } from '../../server/sha256.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'
import { smallProgram, type SmallProgram } from '../small-country.ts'
import { spawnRelais, type Spawned } from '../spawn-relais.ts'
import { changedPackage, withCell } from './changed-package.ts'
import { PACKAGE } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the small country lacks of the whole one fails the checks against the producers' totals. */
const DESPITE = ['--despite', 'a small country'] as const
const newer = join(folder, 'newer')
const more = (by: number) => (cell: string) => String(Number(cell) + by)
/** A deputy, and a hundred people who moved from one commune to another of the same zone: every total stays. */
const CHANGES = {
  'deputes.csv': withCell('79-01', 'nom', () => 'Nouvelle-Élue'),
  'communes.csv': (text: string) =>
    withCell('79005', 'population', more(100))(withCell('79003', 'population', more(-100))(text)),
}
let program: SmallProgram
let own: string
let loaded: string
beforeAll(async () => {
  program = await smallProgram()
  const committed = join(program.folder, 'data/package')
  own = hashOfPackage(committed)
  loaded = changedPackage(newer, CHANGES, committed)
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

/** The first line that begins so is told by `named`; `ended`: whether the command went well. */
function begin(dataDir: string, argv: readonly string[], beginning: string) {
  let told = (): void => {}
  const line = new Promise<void>((resolve) => (told = resolve))
  const ended = forwardCommand(dataDir, { argv, cwd: folder }, (text) => {
    if (text.startsWith(beginning)) told()
  })
  // Told to who waits for it.
  ended.catch(() => {})
  return { named: Promise.race([line, ended.then(() => line)]), ended }
}

describe('another data package on a running server', () => {
  const dataDir = join(folder, 'data')
  let relais: Spawned
  let before: Record<string, string>
  let after: Record<string, string>
  let quoted: string
  const start = async (): Promise<void> => {
    relais = await spawnRelais(dataDir, {}, program.folder)
  }
  /** As the terminal does while a server holds the embedded database. */
  const command = async (...argv: string[]) => {
    const printed: string[] = []
    const well = await forwardCommand(dataDir, { argv, cwd: folder }, (line) => void printed.push(line))
    return { well, printed: printed.join('\n') }
  }
  const served = async (): Promise<string> =>
    namedBy(await answerOf(relais.address, '/api/v1/donnees/verifications'))

  beforeAll(async () => {
    cpSync(program.dataDir, dataDir, { recursive: true })
    await start()
    before = await answersOf(relais.address)
    const { run } = JSON.parse(before['/api/v1/donnees/verifications']!) as { run: string }
    quoted = `/api/v1/circonscriptions/79-01/citation?run=${run}`
    await vi.waitFor(() => answerOf(relais.address, quoted), 60_000)
  })
  afterAll(() => relais?.stop())

  test('one that is damaged, fails a check or is none is refused by a sentence, and nothing changes', async () => {
    const damaged = join(folder, 'damaged')
    cpSync(newer, damaged, { recursive: true })
    writeFileSync(join(damaged, 'apl.csv'), readFileSync(join(damaged, 'apl.csv')).subarray(0, -9))
    const said = await command('data', 'load', 'damaged')
    expect(said).toMatchObject({ well: false })
    expect(said.printed).toMatch(
      /^apl\.csv: differs from the hash in datapackage\.json\. .*npm run data:build/,
    )
    expect(said.printed).toMatch(/Nothing was changed/)
    const failing = await command('data', 'load', 'newer')
    expect(failing).toMatchObject({ well: false })
    expect(failing.printed).toMatch(/FAILS {2}Population municipale.*\n(.*\n)*.*--despite/)
    expect((await command('data', 'load', 'absent')).printed).toMatch(/datapackage\.json: is missing/)
    expect(await answersOf(relais.address)).toEqual(before)
  })

  test('a rollback that is made while the server turns to it has the last word', async () => {
    const loading = begin(dataDir, ['data', 'load', 'newer', ...DESPITE], 'Current: ')
    await loading.named
    const back = await command('data', 'rollback')
    expect(back.well, back.printed).toBe(true)
    expect(back.printed).toContain(`From ${loaded} to ${own}: `)
    expect(await loading.ended).toBe(true)
    expect(await answersOf(relais.address)).toEqual(before)
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
    expect(await command('data', 'load', 'newer', ...DESPITE)).toMatchObject({ well: true })
    // What came before the turn and what came after it.
    await sees(2)
    const seen = await stop()
    after = await answersOf(relais.address)
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

  test('a restart serves what was loaded, and the doctor says so', async () => {
    expect(await relais.stop()).toBe(0)
    await start()
    expect(await answersOf(relais.address)).toEqual(after)
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
  })

  test('a server that is stopped while it turns ends tidily, and its next start serves what was named', async () => {
    // Who listens would keep it for ever.
    const listener = await fetch(`${relais.address}/api/v1/changements/flux`)
    await begin(dataDir, ['data', 'rollback', loaded.slice(0, 12)], `From ${own} to ${loaded}`).named
    expect(await relais.stop()).toBe(0)
    await listener.text()
    await start()
    expect(await answersOf(relais.address)).toEqual(after)
  })

  test('one that this program cannot read any more is passed over aloud at a start, until it is loaded again', async () => {
    const place = join(dataDir, 'packages', loaded)
    expect(readdirSync(join(dataDir, 'packages'))).toContain(loaded)
    expect(existsSync(join(place, 'package/datapackage.json'))).toBe(true)
    // A file of it is damaged in the database, as by a disk, and lost here.
    expect(await relais.stop()).toBe(0)
    const { connect } = await import('../../server/db/connect.ts')
    const database = await connect({ dataDir })
    await database.knex.raw('ALTER TABLE package_files DROP CONSTRAINT package_files_whole')
    await database.knex.raw(`UPDATE package_files SET bytes = '' WHERE sha256 = ?`, [
      sha256(readFileSync(join(newer, 'deputes.csv'))),
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
    expect(await command('data', 'load', 'newer', ...DESPITE)).toMatchObject({ well: true })
    expect(await served()).toBe(loaded)
  })

  test('a backup brings back the package that was in force, also to a server that goes on', async () => {
    const file = join(folder, 'state.backup')
    expect(await command('backup', file)).toMatchObject({ well: true })
    expect(await command('data', 'rollback', own.slice(0, 12))).toMatchObject({ well: true })
    expect(await served()).toBe(own)
    const { well, printed } = await command('restore', file, '--replace')
    expect(well, printed).toBe(true)
    expect(await served()).toBe(loaded)
  })
})

test('a folder that is built anew is no longer that of the package it held', () => {
  const rebuilt = join(folder, 'rebuilt')
  cpSync(join(program.folder, 'data/package'), rebuilt, { recursive: true })
  const places = placesOf(rebuilt, join(folder, 'places'), 'program')
  expect(places.of(own)).toBe(places.own)
  cpSync(newer, rebuilt, { recursive: true })
  expect(places.of(own).packageFolder).toBe(join(folder, 'places/packages', own, 'package'))
})

describe('a load at the terminal', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await databases[0]!.open()
  })
  afterAll(() => database?.close())
  const load = async (path: string) => {
    const printed: string[] = []
    const context = terminalContext(readConfig({}), folder, (line) => void printed.push(line))
    return { well: await runCommand(['data', 'load', path], { ...context, database }), printed }
  }

  test('of the whole country passes every check', async () => {
    const { well, printed } = await load(PACKAGE)
    expect(well, printed.join('\n')).toBe(true)
    expect(printed.join('\n')).toMatch(
      new RegExp(`Current: ${hashOfPackage(PACKAGE)}, (\\d+) of \\1 checks held`),
    )
  })

  test('that would lose the package that is current is refused', async () => {
    const gone = 'f'.repeat(64)
    await takePackage(database.knex, gone)
    const { well, printed } = await load('newer')
    expect(well).toBe(false)
    expect(printed.join('\n')).toMatch(
      new RegExp(`${gone}, is not in the database, .*git checkout.*--despite.*\\nNothing was changed`),
    )
    expect(await findCurrentPackage(database.knex)).toBe(gone)
  })
})

const onServer = databases.find(({ name }) => name === 'server')
describe.skipIf(!onServer)('two processes on one PostgreSQL', () => {
  let database: TestDatabase
  const started: Spawned[] = []
  beforeAll(async () => {
    database = await onServer!.open()
    for (const name of ['a', 'b']) {
      const dataDir = join(folder, name)
      cpSync(program.dataDir, dataDir, { recursive: true })
      const settings = { DATABASE_URL: database.options.databaseUrl! }
      started.push(await spawnRelais(dataDir, settings, program.folder))
    }
  })
  afterAll(async () => {
    for (const relais of started) await relais.stop()
    await database?.close()
  })
  /** As an operator does, beside both. @throws what it said when it did not go well. */
  const load = (path: string) =>
    promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/relais.ts', 'data', 'load', path, ...DESPITE],
      {
        cwd: program.folder,
        env: {
          ...process.env,
          DATABASE_URL: database.options.databaseUrl!,
          DATA_DIR: join(folder, 'terminal'),
        },
      },
    )
  /** Names a package, and another in its place once both are turning to it. */
  const nameForAMoment = async (hash: string, instead: string): Promise<void> => {
    // A package is read with the cabinets: held back there, both are at it.
    const held = await database.knex.transaction()
    await held.raw('LOCK TABLE cabinets IN ACCESS EXCLUSIVE MODE')
    await takePackage(database.knex, hash)
    await vi.waitFor(
      async () => {
        const { rows } = await database.knex.raw(
          `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks
           WHERE NOT granted AND relation = 'cabinets'::regclass`,
        )
        expect(rows[0].waiting).toBe(2)
      },
      { timeout: 120_000, interval: 50 },
    )
    await takePackage(database.knex, instead)
    await held.commit()
  }

  test('both turn to the package that one command names, and to none in whose place another was named meanwhile', async () => {
    const readers = started.map(({ address }) => readAll(address, 1))
    await Promise.all(readers.map(({ sees }) => sees(1)))
    const never = join(folder, 'never')
    const change = { 'deputes.csv': withCell('79-01', 'nom', () => 'Jamais-Élue') }
    const hash = changedPackage(never, change, newer)
    await savePackage(database.knex, never, hash)
    await nameForAMoment(hash, own)
    await load(newer)
    await Promise.all(readers.map(({ sees }) => sees(2)))
    const [one, other] = await Promise.all(readers.map(({ stop }) => stop()))
    const [first, second] = await Promise.all(started.map(({ address }) => answersOf(address)))
    expect(first).toEqual(second)
    expect(namedBy(first!['/api/v1/donnees/verifications']!)).toBe(loaded)
    for (const path of ADDRESSES) {
      expect([...one!.get(path)!], path).toEqual([...other!.get(path)!])
      expect([...one!.get(path)!].slice(1), path).toEqual([first![path]])
    }
  })
})
