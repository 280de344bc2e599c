import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { lookAtDatabase } from '../../scripts/relais/doctor/database.ts'
import { lookAtMachine } from '../../scripts/relais/doctor/machine.ts'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'
import { operator, said } from '../stewards/people.ts'
import { servedWorld } from '../world-package.ts'

const folder = mkdtempSync(join(scratch, 'relais-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const packageFolder = fileURLToPath(new URL('../../data/package', import.meta.url))
const SOURCES =
  'id,titre,producteur,licence,url,millesime,date,credit,note,rythme,delai_mois\na,A,B,LO,,2020,2020,B,,ANNUAL,18\n'

describe('relais doctor looks at the machine', () => {
  const wrong = (env: Record<string, string>, node?: string) =>
    lookAtMachine({ DATA_DIR: folder, ...env }, node)
      .filter(({ state }) => state !== 'ok')
      .map(({ state, what, remedy }) => `${state} ${what} → ${remedy}`)
      .join('\n')

  test('each thing that is not as it should be comes with its remedy', () => {
    expect(wrong({}, '18.20.1')).toMatch(/wrong Node 18\.20\.1 → Relais needs 20\.19/)
    expect(wrong({})).toMatch(/attention PUBLIC_URL is not set.*→ set PUBLIC_URL/)
    expect(wrong({ PORT: 'http' })).toMatch(/wrong the configuration is not understood → PORT/)
    expect(wrong({ HOST: '0.0.0.0' })).toMatch(/TRUST_PROXY/)
    expect(wrong({ OPERATOR_NAME: 'ARS' })).toMatch(/lacks OPERATOR_ADDRESS, .*OPERATOR_HOST/)
    expect(wrong({ DRAW_THREADS: '0' })).toMatch(/without interval/)
    const smtp = { SMTP_URL: 'smtp://localhost:25', SMTP_FROM: 'alertes@example.org' }
    expect(wrong(smtp)).toMatch(/wrong the configuration is not understood → PUBLIC_URL is missing/)
    expect(wrong({ SMTP_URL: 'localhost' })).toMatch(/→ SMTP_URL must/)
    writeFileSync(join(folder, 'file'), '')
    expect(wrong({ DATA_DIR: join(folder, 'file/data') })).toMatch(/wrong the data folder .* → .*DATA_DIR/)
  })

  test('a public service that is set up has nothing to mend', () => {
    const env = {
      PUBLIC_URL: 'https://relais.example',
      HOST: '0.0.0.0',
      TRUST_PROXY: '10.0.0.0/8',
      DATABASE_URL: 'postgres://relais@db/relais',
      OPERATOR_NAME: 'ARS Exemple',
      OPERATOR_ADDRESS: '1 rue Exemple, 79000 Niort',
      OPERATOR_DIRECTOR: 'La direction générale',
      OPERATOR_HOST: 'Hébergeur Exemple',
      OPERATOR_CONTACT: 'mailto:relais@ars.example',
    }
    expect(wrong(env).replace(/attention [\d.]+ GB free.*/, '')).toBe('')
  })
})

describe.each(databases)('relais doctor looks at the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const found = async (now?: () => number) =>
    (await lookAtDatabase(database, SOURCES, '2026-11-29', now))
      .map(({ state, what }) => `${state}: ${what}`)
      .join('\n')

  test('engine, clock, roster, backups and what waits', async () => {
    const text = await found()
    expect(text).toMatch(/ok: PostgreSQL \d+\.\d+ \+ PostGIS .*postgis/)
    expect(text).toMatch(/ok: the clocks .* apart/)
    expect(text).toMatch(/attention: no backup was ever made/)
    expect(text).toMatch(/ok: 0 deliveries/)
    expect(await found(() => Date.now() + 60_000)).toMatch(
      /attention: the clocks .* are (5[5-9]|6\d)\.\d s apart/,
    )
  })

  test('a standby named for reads that cannot stand in is told with its remedy', async () => {
    const standbys = () => [
      { place: 'a:5432/relais', fault: null },
      ...(['away', 'behind', 'elsewhere'] as const).map((fault) => ({ place: 'b:5432/relais', fault })),
    ]
    const findings = await lookAtDatabase({ ...database, standbys }, SOURCES, '2026-11-29')
    const told = findings.filter(({ what }) => what.includes('standby'))
    expect(told.map(({ state }) => state)).toEqual(['ok', 'attention', 'attention', 'attention'])
    expect(told[3]!.remedy).toMatch(/DATABASE_READ_URL/)
  })

  test('a clock that was set back is told, and what is recorded meanwhile comes after what was', async () => {
    const [first] = await recordEvents(database, operator, [
      said('C1', { statut: 'stopped', reason: 'fermé' }),
    ])
    expect(await found()).toMatch(/ok: nothing was recorded after/)
    const back = Date.parse(first!.recordedAt) - 86_400_000
    expect(await found(() => back)).toMatch(/wrong: a status was recorded at .* it was set back/)
    vi.useFakeTimers({ now: back, toFake: ['Date'] })
    try {
      const [second] = await recordEvents(database, operator, [said('C1', { idempotencyKey: 'later' })])
      expect(Date.parse(second!.recordedAt)).toBeGreaterThan(Date.parse(first!.recordedAt))
    } finally {
      vi.useRealTimers()
    }
  })

  test('a backup made by the command is known from then on, and old after a week', async () => {
    const context = {
      ...{ database, cwd: folder, today: '2026-11-29', geocoder: null },
      served: servedWorld(packageFolder),
      print: () => {},
    }
    expect(await runCommand(['backup', `${database.kind}.ndjson.gz`], context)).toBe(true)
    expect(await found()).toMatch(/ok: the last backup is 0 days old/)
    expect(await found(() => Date.now() + 9 * 86_400_000)).toMatch(/attention: the last backup is 9 days old/)
    const printed: string[] = []
    expect(await runCommand(['doctor'], { ...context, print: (line) => printed.push(line) })).toBe(true)
    expect(printed.join('\n')).toMatch(/dated tables of data/)
  })
})
