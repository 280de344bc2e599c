import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareImport } from '../../server/service/roster/prepare-import.ts'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { loadCurrentRoster } from '../../server/db/queries/roster/loadCurrentRoster.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { saveImport } from '../../server/db/queries/roster/saveImport.ts'
import type { ImportOptions } from '../../server/domain/roster/planImport.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { publicStatus } from '../../server/domain/status/publicStatus.ts'
import { operator, said } from '../stewards/people.ts'
import { csv, importOptions, worldGazetteer } from './roster-world.ts'

const FIRST = [
  'id;nom;code_commune;etp;adresse;statut;statut_depuis;confirme_le',
  'A1;Cabinet du Port;79001;1;1 rue du Port;active;2026-01-05;2026-09-20',
  'A2;Cabinet des Halles;79002;0,5;;suspended;2026-08-15;2026-09-20',
  'B1;Cabinet de la Gare;86001;1,5;;active;2026-01-05;2026-09-20',
]

describe.each(databases)('roster imports on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const plan = async (lines: readonly string[], options: Partial<ImportOptions> = {}) => {
    const prepared = await prepareImport({
      bytes: csv(...lines),
      context: { gazetteer: worldGazetteer },
      current: await loadCurrentRoster(database.knex),
      options: { ...importOptions, ...options },
      geocoder: null,
    })
    return { ...prepared, author: operator, fileName: 'liste.csv', options: {} }
  }
  const importLines = async (lines: readonly string[], options: Partial<ImportOptions> = {}) =>
    saveImport(database, await plan(lines, options))
  const state = async () => ({
    cabinets: await listCabinets(database.knex),
    events: (await listEvents(database.knex)).length,
    roster: await findRoster(database.knex),
  })

  test('a file with one refused line changes nothing, not even the demonstration', async () => {
    const before = await state()
    const refused = await plan([...FIRST, 'C1;;99999;1;;;;'])
    await expect(saveImport(database, refused)).rejects.toThrow('refused lines')
    expect(await state()).toEqual(before)
    expect(before.roster!.demonstration).toBe(true)
  })

  test('the first real roster retires the demonstration with its cabinets and events', async () => {
    expect(await importLines(FIRST)).toMatchObject({
      retiredDemonstration: true,
      events: 3,
      counts: { added: 3 },
    })
    const { cabinets, events, roster } = await state()
    expect(roster!.demonstration).toBe(false)
    expect(events).toBe(3)
    expect(cabinets.map(({ id, demonstration, etp }) => [id, demonstration, etp])).toEqual([
      ['A1', false, 1],
      ['A2', false, 0.5],
      ['B1', false, 1.5],
    ])
  })

  test('the same file again writes nothing', async () => {
    const before = await state()
    expect(await importLines(FIRST, { today: '2026-10-20' })).toMatchObject({
      events: 0,
      counts: { unchanged: 3 },
    })
    expect(await state()).toEqual(before)
  })

  test('changes are written with who, what and the version before', async () => {
    const changed = [FIRST[0]!, FIRST[1]!.replace(';1;', ';0,8;'), 'A3;Cabinet neuf;79003;1;;;;']
    const meant = { closuresMeant: true }
    expect(await importLines(changed, meant)).toMatchObject({ counts: { added: 1, changed: 1, closed: 1 } })
    const { cabinets } = await state()
    expect(cabinets.map(({ id, etp }) => [id, etp])).toEqual([
      ['A1', 0.8],
      ['A2', 0.5],
      ['A3', 1],
      ['B1', 1.5],
    ])
    const closed = (await listEvents(database.knex, 'A2')).at(-1)!
    expect(closed).toMatchObject({
      statut: 'stopped',
      evidence: 'association',
      reason: 'absent de la liste importée',
    })
    const { rows } = (await database.knex.raw(
      `SELECT valid_from, content->>'etp' AS etp FROM cabinet_versions WHERE cabinet_id = 'A1' ORDER BY sequence`,
    )) as { rows: { valid_from: string; etp: string }[] }
    expect(rows.map(({ etp }) => etp)).toEqual(['1', '0.8'])
    expect(rows[0]!.valid_from).toBe('2004-06-01')
    const audit = await listAudit(database.knex, { subject: 'A2' })
    expect(audit[0]).toMatchObject({
      action: 'record-event',
      author: 'exploitant',
      departement: '79',
      detail: { statut: 'stopped' },
    })
  })

  test('a cabinet closed by mistake and put back is what the list says again, as often as it goes and comes', async () => {
    const shown = async (id: string) =>
      publicStatus(await listEvents(database.knex, id), importOptions.today).value
    const without = FIRST.filter((line) => !line.startsWith('A2'))
    const options = { closuresMeant: true }
    for (const round of [1, 2]) {
      await importLines(FIRST, options)
      expect(await shown('A2'), `round ${round}`).toBe('suspended')
      await importLines(without, options)
      expect(await shown('A2'), `round ${round}`).toBe('stopped')
    }
  })

  test('a plan made before somebody else wrote is stale', async () => {
    const stale = await plan([FIRST[0]!, 'A9;Autre;79004;1;;;;'], { partial: true })
    await recordEvents(database, operator, [said('A1', { idempotencyKey: 'in-between' })])
    await expect(saveImport(database, stale)).rejects.toMatchObject({ name: 'StalePlan' })
    expect((await listCabinets(database.knex)).map(({ id }) => id)).not.toContain('A9')
  })

  test('3,000 cabinets are planned, written, and found unchanged again', async () => {
    const lines = ['id;nom;code_commune;etp;adresse;statut;statut_depuis;confirme_le']
    const communes = ['79001', '79002', '79003', '86001', '86002', '2A001']
    for (let k = 0; k < 3000; k++)
      lines.push(`N${k};Cabinet ${k};${communes[k % 6]};0,5;${k} rue Haute;active;2026-01-05;2026-09-20`)
    expect(await importLines(lines, { partial: true })).toMatchObject({
      events: 3000,
      counts: { added: 3000 },
    })
    expect((await plan(lines, { partial: true })).plan.counts).toMatchObject({
      unchanged: 3000,
      added: 0,
      changed: 0,
    })
  })
})
