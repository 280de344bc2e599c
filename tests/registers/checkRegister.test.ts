import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { TODAY, worldContext } from '../roster/roster-world.ts'
import { importRoster } from '../../server/service/roster/import-roster.ts'
import { importOptions } from '../roster/roster-world.ts'
import { giveToken, operator } from '../stewards/people.ts'
import { servedWorld } from '../world-package.ts'
import { finessFile, RARE, rppsFile } from './files.ts'

const HEADER = 'id;nom;code_commune;etp;finess;siret;id_structure_rpps;statut;confirme_le'
const ROWS = [
  'A1;Port;79001;1;790000012;79000123400018;;active;2026-09-25',
  'A2;Halles;79002;1;790000020;;R101000002;active;2026-09-25',
  'A3;Sans numéro;79003;1;;;;active;2026-09-25',
  'B1;Vienne;86001;1;;;R101000003;active;2026-09-25',
]

describe.each(databases)('the roster held against a register on the $name database', ({ open }) => {
  let database: TestDatabase
  let folder: string
  const printed: string[] = []
  const relais = async (...argv: string[]) => {
    parseCommand(argv)
    return runCommand(argv, {
      ...{ database, cwd: folder, today: TODAY, served: servedWorld(folder) },
      geocoder: null,
      print: (line) => void printed.push(line),
    })
  }
  const load = (...rows: string[]) =>
    importRoster(database, {
      ...{
        bytes: Buffer.from([HEADER, ...rows].join('\n')),
        fileName: 'liste.csv',
        author: operator,
        dryRun: false,
      },
      ...{ context: worldContext, geocoder: null, options: importOptions },
    })
  const check = async (bytes: Buffer) => {
    writeFileSync(join(folder, 'registre'), bytes)
    expect(await relais('check-register', '--from', 'registre')).toBe(true)
  }
  const statuses = async () => (await database.knex.raw('SELECT * FROM status_events ORDER BY sequence')).rows

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'relais-check-'))
    database = await open({ world: true })
    await load(...ROWS)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await database?.close()
  })

  test('what it says otherwise is shown as things to check, in the territory of who looks, and changes nothing', async () => {
    const before = await statuses()
    await check(
      finessFile({
        ...{ finess: '790000012', nom: 'MSP', commune: '002', siret: '79000123400026', category: '620' },
      }),
    )
    const [surname] = RARE.surnames
    const person = { surname, firstName: RARE.firstNames[0], rpps: '10109876543', profession: '10' }
    await check(
      rppsFile(
        { ...person, structure: 'R101000002', codeCommune: '79002' },
        {
          ...person,
          structure: 'R101000009',
          siret: '79000123400018',
          codeCommune: '79001',
          profession: '60',
        },
      ),
    )
    expect(await statuses()).toEqual(before)
    const { app } = await worldApp(database)
    const worklist = async (departements: readonly string[]) => {
      const { text } = await giveToken(database, { label: 'ARS', role: 'steward', departements })
      const { body } = await request(app)
        .get('/api/v1/worklist')
        .set('Authorization', `Bearer ${text}`)
        .expect(200)
      return body.toCheck as {
        id: string
        register: string
        kind: string
        ours: string
        theirs: string | null
      }[]
    }
    const found = (await worklist(['79'])).map(({ id, register, kind, ours, theirs }) => [
      ...[id, register, kind, ours, theirs],
    ])
    expect(found).toEqual([
      ['A1', 'finess', 'elsewhere', 'Niorteau (79001)', expect.stringContaining('(79002)')],
      ['A1', 'finess', 'other-siret', '79000123400018', '79000123400026'],
      ['A2', 'finess', 'absent', '790000020', null],
      ['A2', 'rpps', 'no-nurse', expect.stringContaining('(79002)'), null],
    ])
    expect((await worklist(['86'])).map(({ id, kind }) => [id, kind])).toEqual([['B1', 'absent']])
    expect(printed.join('\n')).toContain('points à vérifier')
  })

  test('nobody of the file is in the database or in what was said', async () => {
    const { rows: tables } = await database.knex.raw(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
    )
    let all = printed.join('\n')
    for (const { name } of tables as { name: string }[])
      if (name !== 'spatial_ref_sys')
        all += JSON.stringify((await database.knex.raw('SELECT t.*::text AS row FROM ?? t', [name])).rows)
    expect(all).toContain('R101000002')
    for (const word of [RARE.surnames[0], RARE.firstNames[0], '10109876543', '@exemple.test'])
      expect(all.toLowerCase()).not.toContain(word.toLowerCase())
  })

  test('what was put right is no longer shown, and a new check takes the place of the last', async () => {
    await load(ROWS[0]!.replace('79001;', '79002;'), ...ROWS.slice(1))
    const { app } = await worldApp(database)
    const { text } = await giveToken(database, { label: 'ARS', role: 'national', departements: null })
    const shown = async () =>
      (
        (await request(app).get('/api/v1/worklist').set('Authorization', `Bearer ${text}`)).body.toCheck as {
          id: string
          kind: string
        }[]
      ).map(({ id, kind }) => `${id} ${kind}`)
    expect(await shown()).not.toContain('A1 elsewhere')
    await check(
      finessFile(
        { finess: '790000012', nom: 'MSP', commune: '002', siret: '79000123400018' },
        { finess: '790000020', nom: 'MSP', commune: '002' },
      ),
    )
    expect((await shown()).sort()).toEqual(['A2 no-nurse', 'B1 absent'])
  })
})
