import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OFFICIAL_FILES } from '../../data/official-files.ts'
import { refreshPackage } from '../../data/refresh.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { questionsAsalee } from '../../data/sources/questions-asalee.ts'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { servedPackage } from '../../scripts/relais/servedPackage.ts'
import { terminalContext } from '../../scripts/relais/terminal-context.ts'
import { withoutPaths } from '../../scripts/relais/withoutPaths.ts'
import { readConfig } from '../../server/config.ts'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { CONTOURS_FILE } from '../../server/country/package/read-contours.ts'
import { connect } from '../../server/db/connect.ts'
import { lockFolder } from '../../server/db/embedded/lock.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'
import { changedPackage } from './changed-package.ts'
import { HAS_RAW, PACKAGE, RAW, rows } from './package-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(scratch, 'relais-refresh-'))
const APL = 'apl/apl_medecins_generalistes_2022_2023.xlsx'
const FINESS = 'finess/finess_etablissements.csv'
const ORDERS = 'zonage/zonage-professions.csv'
const QUARTERS = 'zonage/listeqp2024-cog2024.csv'
const CPTS = 'cpts/listes'
const POSTCODES = 'codes-postaux/019HexaSmal.csv'
const EFFECTIFS = 'patients/effectifs-diabete.csv'
const leftIn = (place: string): string[] =>
  (readdirSync(place, { recursive: true }) as string[]).filter((name) => /\.(former|first|new)$/.test(name))
let server: Server
let origin: string
/** What the producers publish, by file; they know no other. */
let published: Readonly<Record<string, Buffer>>
/** What was asked of them, oldest first. */
let asked: (string | undefined)[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url)
    const official = OFFICIAL_FILES.find(({ url }) => {
      const { pathname, search } = new URL(url)
      return pathname + search === request.url
    })
    const bytes = official && published[official.file]
    if (bytes) response.end(bytes)
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const ARCHIVES = { QE: 'ecrites', QG: 'gouvernement', QOSD: 'orales_sans_debat' } as const

/** The open files of questions, as the list at hand has them; `answered`: the number of one that has been since. */
function archivesOf(answered?: string): Record<string, Buffer> {
  const list = parse<Record<string, string>>(readFileSync(join(RAW, questionsAsalee.files[0])), {
    columns: true,
  })
  const entry = (row: Record<string, string>) => {
    const printed = { infoJO: { dateJO: row.date_publication_JO || null }, texte: '' }
    const state = row.numero === answered ? 'Réponse publiée' : row['statut_au_2026-08-22']!
    return {
      question: {
        identifiant: { numero: row.numero, legislature: '17' },
        type: row.type,
        indexationAN: { analyses: { analyse: row.titre } },
        auteur: { identite: { acteurRef: row.acteur_ref }, groupe: { abrege: row.groupe } },
        minInt: { abrege: row.ministere },
        textesQuestion: row.type === 'QG' ? null : { texteQuestion: printed },
        textesReponse: row.type === 'QG' ? { texteReponse: printed } : null,
        cloture: state.startsWith('En attente') ? null : { libelleCloture: state, dateCloture: '2026-08-22' },
      },
    }
  }
  return Object.fromEntries(
    Object.entries(ARCHIVES).map(([type, kind]) => [
      `questions/Questions_${kind}.json.zip`,
      Buffer.from(
        zipSync(
          Object.fromEntries(
            list
              .filter((row) => row.type === type)
              .map((row) => [`json/${row.numero}.json`, strToU8(JSON.stringify(entry(row)))]),
          ),
        ),
      ),
    ]),
  )
}

describe.runIf(HAS_RAW)('npm run data:refresh', () => {
  const raw = join(folder, 'raw')
  const before = HAS_RAW ? archivesOf() : {}
  const own = hashOfPackage(PACKAGE)
  let database: TestDatabase
  let dataDir: string
  const built = (): string => join(dataDir, 'refresh/package')

  beforeAll(async () => {
    cpSync(RAW, raw, { recursive: true })
    // An operator has loaded the open files once.
    for (const [file, bytes] of Object.entries(before)) writeFileSync(join(raw, file), bytes)
    // A data folder on which no server runs.
    database = await databases[0]!.open()
    dataDir = database.options.dataDir
    await takePackage(database.knex, own)
    await database.release()
  })
  afterAll(() => database?.close())

  /** Runs a script as a terminal does: how it ended and what it said. */
  const program = (script: string, ...argv: string[]) =>
    new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
      const { PATH, HOME, TMPDIR } = process.env
      execFile(
        process.execPath,
        ['--import', 'tsx', script, ...argv],
        { cwd: root, env: { PATH, HOME, TMPDIR, DATA_DIR: dataDir } },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      )
    })
  const refresh = () => program('scripts/data-refresh.ts', '--raw', raw, '--origin', origin)
  /** Runs a line of the command line, if one is given; then what is in force, and what the last refresh wrote into the journal. */
  const relais = async (...argv: string[]) => {
    const database = await connect({ dataDir })
    try {
      const context = terminalContext(readConfig({}), folder, () => {})
      if (argv.length > 0)
        expect(
          await runCommand(argv, {
            ...context,
            ...{ database, served: () => servedPackage(database.knex, dataDir) },
          }),
        ).toBe(true)
      const entry = (await listAudit(database.knex)).find(({ action }) => action === 'refresh-data')
      const retenus = (entry?.detail.retenus ?? []) as readonly string[]
      return { current: await findCurrentPackage(database.knex), outcome: entry?.subject, retenus }
    } finally {
      await database.close()
    }
  }
  const isAsBefore = (): void => {
    for (const [file, bytes] of Object.entries(before))
      expect(readFileSync(join(raw, file)).equals(bytes), file).toBe(true)
    expect(leftIn(raw)).toEqual([])
  }

  test('where no producer answers, tells it and changes nothing', async () => {
    published = {}
    const { code, said } = await refresh()
    expect(code, said).toBe(1)
    const { current, outcome, retenus } = await relais()
    expect([current, outcome]).toEqual([own, 'inchangee'])
    expect(retenus).toHaveLength(1 + Object.keys(before).length)
    for (const reason of retenus) expect(reason).toMatch(/^(apl|questions)\/.*: .*HTTP 404/)
    expect(existsSync(built())).toBe(false)
    isAsBefore()
  })

  test('loads what passes, and holds back what a producer broke', async () => {
    const workbook = readFileSync(join(RAW, APL))
    published = { ...archivesOf('14340'), [APL]: workbook.subarray(0, -1000) }
    const { code, said } = await refresh()
    expect(code, said).toBe(1)
    const { current, outcome, retenus } = await relais()
    expect(outcome).toBe('chargee')
    expect(current).toBe(hashOfPackage(built()))
    expect(current).not.toBe(own)
    expect(retenus).toEqual([expect.stringMatching(/^apl\/.*apl_medecins_generalistes.*is not a workbook/)])
    expect(said).toContain('taken: questions/Questions_ecrites.json.zip')
    expect(said).toContain(`held back: ${APL}: `)
    // Of what was held back the former file stays; what was taken stays as well.
    expect(readFileSync(join(raw, APL)).equals(workbook)).toBe(true)
    for (const file of Object.keys(before))
      expect(readFileSync(join(raw, file)).equals(published[file]!), file).toBe(true)
    expect(leftIn(raw)).toEqual([])
    // Its land is that of the committed package, from the same outlines: `data:build` cuts it, and its test.
    expect(
      readFileSync(join(built(), CONTOURS_FILE)).equals(readFileSync(join(PACKAGE, CONTOURS_FILE))),
    ).toBe(true)
    expect(readFileSync(join(built(), 'questions.csv'), 'utf8')).toMatch(/^14340,QE,.*reponse-publiee/m)
    // A command that needs no table takes none from the database.
    expect((await program('scripts/relais.ts', 'data', 'rollback', '--list')).said).toContain(`${current}  `)
    expect(existsSync(join(dataDir, 'packages'))).toBe(false)
  }, 720_000)

  test('leaves alone what an operator rolled back from, and ends well once it was loaded by hand', async () => {
    const loaded = hashOfPackage(built())
    expect(await relais('data', 'rollback')).toMatchObject({ current: own })
    for (const [file, bytes] of Object.entries(before)) writeFileSync(join(raw, file), bytes)
    published = { ...published, [APL]: readFileSync(join(RAW, APL)) }
    const refused = await refresh()
    expect(refused.code, refused.said).toBe(1)
    expect(await relais()).toEqual({
      ...{ current: own, outcome: 'refusee' },
      retenus: [expect.stringMatching(new RegExp(`^${loaded} was rolled back on .*Load it by hand`))],
    })
    isAsBefore()
    expect(await relais('data', 'load', built())).toMatchObject({ current: loaded })
    const { code, said } = await refresh()
    expect(code, said).toBe(0)
    expect(await relais()).toEqual({ current: loaded, outcome: 'inchangee', retenus: [] })
    expect(leftIn(raw)).toEqual([])
  })

  test('says which file of the operator cannot be read, though all was well before, and changes nothing', async () => {
    const { current } = await relais()
    const kept = Object.keys(before).map((archive) => [archive, readFileSync(join(raw, archive))] as const)
    const [file] = deputes.files
    writeFileSync(join(raw, file), 'id,civ\n')
    published = archivesOf('14357')
    const { code, said } = await refresh()
    expect(code, said).toBe(1)
    expect(said).toContain('Nothing was changed.')
    expect(await relais()).toEqual({
      ...{ current, outcome: 'refusee' },
      retenus: [expect.stringMatching(/^[\w-]+: deputes\/deputes-17.*has no column/)],
    })
    for (const [archive, bytes] of kept)
      expect(readFileSync(join(raw, archive)).equals(bytes), archive).toBe(true)
    expect(leftIn(raw)).toEqual([])
  })

  /** The list of neighbourhoods, each in the commune that `of` says. */
  const quarters = (of: (at: number) => string): Buffer =>
    Buffer.from(
      [
        'code_qp;lib_qp;insee_com',
        ...Array.from({ length: 1_500 }, (_, at) => `QN0${1000 + at}M;Quartier ${at};${of(at)}`),
        '',
      ].join('\n'),
    )

  test('renews the others where a file that no build needs cannot be read: what is in service of it stays, or it is left out', async () => {
    const [own, out] = [join(folder, 'optional'), join(folder, 'optional-package')]
    cpSync(RAW, own, { recursive: true })
    for (const [file, bytes] of Object.entries(before)) writeFileSync(join(own, file), bytes)
    writeFileSync(join(own, ORDERS), 'com_code,classe\n79191,ZIP\n')
    writeFileSync(
      join(own, QUARTERS),
      quarters(() => '79191'),
    )
    mkdirSync(join(own, CPTS), { recursive: true })
    writeFileSync(join(own, CPTS, '75_2026-01.csv'), 'codgeo;nom\n79191;Nord\n')
    writeFileSync(join(own, POSTCODES), 'insee;postal\n79191;79000\n')
    published = { ...archivesOf('14340'), [QUARTERS]: quarters((at) => (at === 7 ? '01999' : '79191')) }
    const table = (name: string, of = out): string => readFileSync(join(of, `${name}.csv`), 'utf8')
    const rowOf = (id: string, of = out): string | undefined =>
      table('sources', of)
        .split('\n')
        .find((line) => line.startsWith(`${id},`))

    const first = await refreshPackage(own, out, { origin, attempts: 1 })
    expect(first.taken).toEqual([QUARTERS, ...Object.keys(before)])
    expect(first.held).toContainEqual({
      file: ORDERS,
      why: expect.stringMatching(
        /^Nothing of it is in service: it is left out\. zonage-medecins: zonage\/zonage-professions\.csv: has no column/,
      ) as string,
    })
    expect(first.held).toContainEqual({
      file: CPTS,
      why: expect.stringMatching(
        /left out\. cpts-listes: cpts\/listes: "75_2026-01\.csv" has no heading/,
      ) as string,
    })
    // Of the postcodes those in service are of La Poste's edition before.
    expect(first.held).toContainEqual({
      file: POSTCODES,
      why: expect.stringMatching(/stays, with its date\. codes-postaux: .*has no column/) as string,
    })
    expect(table('codes_postaux') === table('codes_postaux', PACKAGE)).toBe(true)
    expect(rowOf('codes-postaux')).toContain(',juin 2023,2023-06,')
    expect(rowOf('zonage-medecins')).toBe(rowOf('zonage-medecins', PACKAGE))
    expect(table('questions')).toMatch(/^14340,QE,.*reponse-publiee/m)
    // One neighbourhood is in no known commune: the others are there, and it is told.
    expect(first.leftOut).toEqual([
      'quartiers-prioritaires: codes that the COG does not know, left out: 01999 (neighbourhoods: 1)',
    ])
    expect(table('quartiers_prioritaires').trim().split('\n')).toHaveLength(1 + 1_499)
    expect(rowOf('quartiers-prioritaires')).toContain('laissés de côté : 01999 (quartiers : 1)')
    first.keep()

    // In force are orders for the classes of the package, and the neighbourhoods, whose file is gone since.
    const inForce = join(folder, 'in-force')
    changedPackage(inForce, {
      'communes_zonage.csv': (text) =>
        text +
        rows('communes', 'code', 'zonage')
          .map(({ code, zonage }) => `${code},${zonage && '2025-10-30'},\n`)
          .join(''),
      'sources.csv': (text) =>
        text.replace('relevé de mai 2025,2025-05,', 'arrêtés du 30/10/2025,2025-10-30,'),
      'quartiers_prioritaires.csv': () => table('quartiers_prioritaires'),
      // And the list of a région that is at hand no more, while that of another is.
      'cpts_communes.csv': (text) => `${text}04070,listes,Digne,,,entiere,,,93,2026-01\n`,
    })
    writeFileSync(join(own, CPTS, '75_2026-01.csv'), 'codgeo;cpts\n79191;Nord\n')
    rmSync(join(own, QUARTERS))
    published = archivesOf('14357')
    const second = await refreshPackage(own, out, {
      ...{ origin, attempts: 1 },
      inForce: () => Promise.resolve(inForce),
    })
    expect(second.held.filter(({ file }) => file.startsWith('zonage/'))).toEqual([
      {
        file: QUARTERS,
        why: expect.stringMatching(
          /^What is in service of it stays, with its date\. .*not in the raw folder/,
        ),
      },
      {
        file: ORDERS,
        why: expect.stringMatching(
          /^What is in service of it stays, with its date\. zonage-medecins: .*has no col/,
        ),
      },
    ])
    expect(second.held).toContainEqual({
      file: CPTS,
      why: expect.stringMatching(/^What is in service of it stays.* The list of Provence-Alpes-/) as string,
    })
    for (const name of ['communes_zonage', 'quartiers_prioritaires', 'communes', 'cpts_communes'])
      expect(table(name) === table(name, inForce), name).toBe(true)
    expect(rowOf('zonage-medecins')).toContain('arrêtés du 30/10/2025,2025-10-30,')
    expect(table('questions')).toMatch(/^14357,QE,.*reponse-publiee/m)
    expect(second.taken).toEqual(Object.keys(before))
    second.undo()
    expect(leftIn(own)).toEqual([])
  }, 720_000)

  test('runs once at a time', async () => {
    const lock = await lockFolder(join(dataDir, 'refresh'))
    try {
      expect(await refresh()).toEqual({
        code: 1,
        said: expect.stringContaining('Another refresh is under way: wait until it has ended.') as string,
      })
    } finally {
      await lock.release()
    }
  })
})

test('what nobody has seen is not taken unattended, until an operator has loaded it once', async () => {
  const own = join(folder, 'unseen')
  published = {}
  const refused = async (): Promise<string[]> => {
    const { held, taken } = await refreshPackage(own, join(folder, 'none'), { origin, attempts: 1 })
    expect(taken).toEqual([])
    return held.map(({ file }) => file)
  }
  expect(await refused()).toEqual([APL])
  mkdirSync(join(own, 'finess'), { recursive: true })
  writeFileSync(join(own, FINESS), 'loaded by an operator')
  expect(await refused()).toEqual([APL, FINESS])
  expect(readFileSync(join(own, FINESS), 'utf8')).toBe('loaded by an operator')
  // Of a portal an export is asked whole: which rows, and by which names of its columns.
  mkdirSync(join(own, 'patients'))
  writeFileSync(join(own, EFFECTIFS), 'loaded by an operator')
  asked = []
  expect(await refused()).toEqual([APL, EFFECTIFS, FINESS])
  expect(asked).toContain(
    '/api/explore/v2.1/catalog/datasets/effectifs/exports/csv?where=patho_niv1%3D%22Diab%C3%A8te%22&use_labels=true',
  )
  // Nothing was to be had, so nothing was built.
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('what a refresh that was killed left is undone by the next', async () => {
  const own = join(folder, 'killed')
  mkdirSync(join(own, 'apl'), { recursive: true })
  mkdirSync(join(own, 'finess'))
  writeFileSync(join(own, APL), 'new')
  writeFileSync(join(own, `${APL}.former`), 'before')
  writeFileSync(join(own, FINESS), 'the first ever')
  writeFileSync(join(own, `${FINESS}.first`), '')
  published = {}
  await refreshPackage(own, join(folder, 'none'), { origin, attempts: 1 })
  expect(readFileSync(join(own, APL), 'utf8')).toBe('before')
  expect(existsSync(join(own, FINESS))).toBe(false)
  expect(leftIn(own)).toEqual([])
})

test('reasons name no folder of the machine, and addresses whole', () => {
  expect(withoutPaths("ENOENT: no such file, open '/srv/relais/raw/apl/a.xlsx'")).toBe(
    "ENOENT: no such file, open 'a.xlsx'",
  )
  expect(withoutPaths('/srv/relais/raw/cog.csv: cut. See https://a.example/b/c (file:///srv/x.ts:3)')).toBe(
    'cog.csv: cut. See https://a.example/b/c (x.ts:3)',
  )
})
