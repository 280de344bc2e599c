import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareImport } from '../../server/service/roster/prepare-import.ts'
import { listIntakes } from '../../server/db/queries/intake/listIntakes.ts'
import { recordIntakes } from '../../server/db/queries/intake/recordIntakes.ts'
import { loadCurrentRoster } from '../../server/db/queries/roster/loadCurrentRoster.ts'
import { saveImport } from '../../server/db/queries/roster/saveImport.ts'
import { publicIntake } from '../../server/domain/intake/publicIntake.ts'
import { readIntakeCell } from '../../server/domain/roster/readIntakeCell.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { operator } from '../stewards/people.ts'
import { csv, importOptions, worldGazetteer } from './roster-world.ts'

test.each([
  ['oui', 'yes', null],
  ['Non', 'no', null],
  ['oui le 12/09/2026', 'yes', '2026-09-12'],
  ['non (12 septembre 2026)', 'no', '2026-09-12'],
  ['OUI, 2026-09-12', 'yes', '2026-09-12'],
  ['oui au 1er septembre 2026', 'yes', '2026-09-01'],
  ['inconnu', 'unknown', null],
])('« %s » says %s, on %s', (text, value, saidOn) => {
  expect(readIntakeCell(text, WORLD_DAY)).toEqual({ value, saidOn })
})

test.each(['peut-être', 'oui mais', 'oui depuis le 12/09/2026', 'oui le 12/11/2026', '12/09/2026', 'x'])(
  '« %s » says nothing that could be dated and kept',
  (text) => expect(readIntakeCell(text, WORLD_DAY)).toBeNull(),
)

describe.each(databases)('the column nouveaux_patients on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const importLines = async (...lines: readonly string[]) => {
    const prepared = await prepareImport({
      bytes: csv('id;nom;code_commune;etp;statut;confirme_le;nouveaux_patients', ...lines),
      context: { gazetteer: worldGazetteer },
      current: await loadCurrentRoster(database.knex),
      options: { ...importOptions, partial: true },
      geocoder: null,
    })
    await saveImport(database, { ...prepared, author: operator, fileName: 'liste.csv', options: {} })
    return prepared.plan
  }
  const line = (cell: string, confirmed = '2026-09-20') =>
    `A1;Cabinet du Port;79001;1;active;${confirmed};${cell}`
  const told = async () => publicIntake(await listIntakes(database.knex, 'A1'), WORLD_DAY)

  test('a statement has the date of its cell, else that of the line; the same file twice is one', async () => {
    await importLines(line('oui'))
    expect(await told()).toMatchObject({ value: 'yes', saidOn: '2026-09-20', evidence: 'association' })
    expect((await importLines(line('oui'))).counts).toMatchObject({ unchanged: 1 })
    expect(await listIntakes(database.knex, 'A1')).toHaveLength(1)
    const changed = await importLines(line('non le 25/09/2026'))
    expect(changed.items[0]!.changes).toEqual([
      { field: 'nouveaux_patients', before: 'oui', after: 'non (2026-09-25)' },
    ])
    expect(await told()).toMatchObject({ value: 'no', saidOn: '2026-09-25' })
  })

  test('what somebody said since stays, and a cell that cannot be read is left empty and said', async () => {
    const since = { value: 'yes', reportedOn: '2026-09-28', evidence: 'cabinet', maxAgeDays: 60 } as const
    await recordIntakes(database, operator, [{ ...since, cabinetId: 'A1', idempotencyKey: 'since' }])
    expect((await importLines(line('non le 25/09/2026'))).counts).toMatchObject({ unchanged: 1 })
    expect(await told()).toMatchObject({ value: 'yes', evidence: 'cabinet' })
    const plan = await importLines(line('je ne crois pas'))
    expect(plan.items[0]!.problems.find(({ code }) => code === 'not-an-intake')).toMatchObject({
      ...{ field: 'nouveaux_patients', severity: 'remark' },
    })
    expect(await told()).toMatchObject({ value: 'yes' })
  })

  test('hours and exceptions that are not understood are remarked upon, and kept as text', async () => {
    const prepared = await prepareImport({
      bytes: csv(
        'id;nom;code_commune;etp;horaires;horaires_exceptionnels',
        'H1;Un;79001;1;lundi 9h-12h;fermé le 24/12/2026',
        'H2;Deux;79001;1;un lundi sur deux;fermé aux vacances',
      ),
      context: { gazetteer: worldGazetteer },
      current: await loadCurrentRoster(database.knex),
      options: { ...importOptions, partial: true },
      geocoder: null,
    })
    const codes = prepared.plan.items.map(({ problems }) =>
      problems.map(({ code }) => code).filter((code) => code.endsWith('-as-text')),
    )
    expect(codes).toEqual([[], ['hours-as-text', 'exceptions-as-text']])
    expect(prepared.plan.items[1]!.row).toMatchObject({
      ...{ horaires: 'un lundi sur deux', horairesExceptionnels: 'fermé aux vacances' },
    })
  })
})
