import { describe, expect, test } from 'vitest'
import { prepareImport } from '../../server/service/roster/prepare-import.ts'
import { reportCsv } from '../../server/service/roster/report-csv.ts'
import type { Geocoder } from '../../server/service/roster/geocoder.ts'
import type { CurrentRoster } from '../../server/domain/roster/current-roster.ts'
import type { ImportOptions } from '../../server/domain/roster/planImport.ts'
import type { StatusEvent } from '../../server/domain/model.ts'
import { publicStatus } from '../../server/domain/status/publicStatus.ts'
import { csv, emptyRoster, importOptions, rosterOf, TODAY, worldGazetteer } from './roster-world.ts'

const prepare = (
  current: CurrentRoster,
  lines: readonly string[],
  options: Partial<ImportOptions> = {},
  geocoder: Geocoder | null = null,
) =>
  prepareImport({
    bytes: csv(...lines),
    context: { gazetteer: worldGazetteer },
    current,
    options: { ...importOptions, ...options },
    geocoder,
  })

const event = (
  cabinetId: string,
  statut: StatusEvent['statut'],
  effectiveOn: string,
  reportedOn = effectiveOn,
): StatusEvent => ({
  id: `${cabinetId}-${reportedOn}`,
  cabinetId,
  statut,
  effectiveOn,
  reportedOn,
  recordedAt: `${reportedOn}T10:00:00.000Z`,
  evidence: 'association',
  reason: null,
  maxAgeDays: 60,
})

const HEADER = 'id;nom;code_commune;etp;statut;statut_depuis;confirme_le'

describe('what an import would do', () => {
  test('the first real roster is all added and retires the demonstration', async () => {
    const { plan } = await prepare(emptyRoster, [
      HEADER,
      'A1;Cabinet du Port;79001;1;active;2026-01-05;2026-09-20',
    ])
    expect(plan).toMatchObject({
      applicable: true,
      retiresDemonstration: true,
      counts: { added: 1, changed: 0, closed: 0, unchanged: 0, refused: 0 },
    })
    expect(plan.items[0]!.event).toMatchObject({
      statut: 'active',
      effectiveOn: '2026-01-05',
      reportedOn: '2026-09-20',
      evidence: 'association',
    })
  })

  test('cabinets of a département that a whole list does not name stay open, which is said; they close when it is the list of all', async () => {
    const current = rosterOf(
      [
        { id: 'A1', nom: 'Cabinet du Port', codeCommune: '79001' },
        { id: 'B1', nom: 'Cabinet de la Gare', codeCommune: '86001' },
      ],
      [event('A1', 'active', '2026-09-01'), event('B1', 'active', '2026-09-01')],
    )
    const lines = ['id;nom;code_commune;etp;statut', 'A1;Cabinet du Port;79001;1;active']
    const { plan } = await prepare(current, lines)
    expect(plan.counts.closed).toBe(0)
    expect(plan.applicable).toBe(true)
    expect(plan.problems).toMatchObject([{ code: 'departements-unnamed', severity: 'remark' }])
    expect(plan.problems[0]!.message.fr).toContain('86 (1)')
    const all = await prepare(current, lines, { departements: ['79', '86'], closuresMeant: true })
    expect(all.plan.counts.closed).toBe(1)
    expect(all.plan.problems).toEqual([])
    expect((await prepare(current, lines, { partial: true })).plan.problems).toEqual([])
  })

  test('added, changed, closed, unchanged: each cabinet has one outcome, each change its before and after', async () => {
    const current = rosterOf(
      [
        { id: 'A1', nom: 'Cabinet du Port', codeCommune: '79001' },
        { id: 'A2', nom: 'Cabinet des Halles', codeCommune: '79002' },
        { id: 'A3', nom: 'Cabinet du Moulin', codeCommune: '79003' },
        { id: 'B1', nom: 'Cabinet de la Gare', codeCommune: '86001' },
      ],
      [event('A1', 'active', '2026-01-05')],
    )
    const { plan } = await prepare(current, [
      HEADER,
      'A1;Cabinet du Port;79001;0,5;suspended;2026-09-15;2026-09-20',
      'A2;Cabinet des Halles;79002;1;;;',
      'A4;Cabinet neuf;79006;1;;;',
    ])
    expect(plan.items.map(({ line, id, outcome }) => [line, id, outcome])).toEqual([
      [2, 'A1', 'changed'],
      [3, 'A2', 'unchanged'],
      [4, 'A4', 'added'],
      [null, 'A3', 'closed'],
    ])
    expect(plan.items[0]!.changes).toEqual([
      { field: 'etp', before: '1', after: '0.5' },
      { field: 'statut', before: 'active', after: 'suspended (2026-09-20)' },
    ])
    // B1 is in a département that the file does not speak of.
    expect(plan.items[3]!.event).toMatchObject({
      statut: 'stopped',
      effectiveOn: TODAY,
      reason: 'absent de la liste importée',
    })
  })

  test('a partial file closes nothing; départements named by hand close what the file forgets there', async () => {
    const current = rosterOf([
      { id: 'A1', codeCommune: '79001' },
      { id: 'B1', codeCommune: '86001' },
    ])
    const lines = ['id;nom;code_commune;etp', 'A9;Autre;79004;1']
    expect((await prepare(current, lines, { partial: true })).plan.counts.closed).toBe(0)
    expect((await prepare(current, lines)).plan.counts.closed).toBe(1)
    expect((await prepare(current, lines, { departements: ['79', '86'] })).plan.counts.closed).toBe(2)
  })

  test('a file that would close a large part of the roster asks whether that is meant', async () => {
    const current = rosterOf(Array.from({ length: 20 }, (_, k) => ({ id: `A${k}`, codeCommune: '79001' })))
    const lines = ['id;nom;code_commune;etp', 'A0;Cabinet A0;79001;1']
    const { plan } = await prepare(current, lines)
    expect(plan.applicable).toBe(false)
    expect(plan.problems).toMatchObject([
      { code: 'too-many-closures', message: { fr: 'Cet import fermerait 19 / 20.' } },
    ])
    expect((await prepare(current, lines, { closuresMeant: true })).plan).toMatchObject({
      applicable: true,
      counts: { closed: 19 },
    })
  })

  test('columns that the file does not have keep what is known; an empty cell empties', async () => {
    const current = rosterOf([
      { id: 'A1', nom: 'A', codeCommune: '79001', horaires: '9 h–12 h', telephone: '05 49 00 00 00' },
    ])
    const { plan } = await prepare(current, ['id;nom;code_commune;etp;telephone', 'A1;A;79001;1;'])
    expect(plan.items[0]!.changes).toEqual([{ field: 'telephone', before: '05 49 00 00 00', after: '' }])
    expect(plan.items[0]!.row).toMatchObject({ horaires: '9 h–12 h', telephone: null })
  })

  test('one refused line forbids the whole import, and all its errors are said at once', async () => {
    const { plan } = await prepare(emptyRoster, [
      HEADER,
      'A1;Bon;79001;1;;;',
      'A2;;99999;beaucoup;fermé;31/02/2026;',
    ])
    expect(plan.applicable).toBe(false)
    expect(plan.items[1]!.problems.map(({ code, field }) => [code, field])).toEqual([
      ['required', 'nom'],
      ['not-a-number', 'etp'],
      ['not-a-date', 'statut_depuis'],
      ['commune-unknown', 'code_commune'],
    ])
    expect(plan.items[1]!.cells).toMatchObject({ id: 'A2', etp: 'beaucoup' })
  })

  test('a cabinet known as stopped that comes back without a status is remarked upon', async () => {
    const current = rosterOf(
      [{ id: 'A1', nom: 'A', codeCommune: '79001' }],
      [event('A1', 'stopped', '2026-08-01')],
    )
    const { plan } = await prepare(current, ['id;nom;code_commune;etp', 'A1;A;79001;1'])
    expect(plan.items[0]!.problems.map(({ code }) => code)).toContain('stopped-without-status')
    expect(plan.applicable).toBe(true)
  })
})

describe('the file says what the public sees', () => {
  const FULL = [
    'id;nom;code_commune;etp;statut;statut_depuis',
    'A0;Nord;79001;1;active;2026-09-01',
    'A1;Sud;79002;1;active;2026-09-01',
  ]
  /** The roster in force after one import after the other, all on the same day. */
  const after = async (...files: readonly (readonly string[])[]) => {
    let events: StatusEvent[] = []
    let plan = (await prepare(rosterOf([]), files[0]!)).plan
    for (const [at, lines] of files.entries()) {
      const cabinets =
        at === 0
          ? []
          : [
              { id: 'A0', nom: 'Nord', codeCommune: '79001' },
              { id: 'A1', nom: 'Sud', codeCommune: '79002' },
            ]
      plan = (await prepare(rosterOf(cabinets, events), lines, { closuresMeant: true })).plan
      const keys = new Set(events.map(({ id }) => id))
      events = [
        ...events,
        ...plan.items.flatMap(({ event: planned }) =>
          planned && !keys.has(planned.idempotencyKey)
            ? [{ ...planned, id: planned.idempotencyKey, recordedAt: `${TODAY}T10:0${at}:00.000Z` }]
            : [],
        ),
      ]
    }
    const shown = (id: string) =>
      publicStatus(
        events.filter(({ cabinetId }) => cabinetId === id),
        TODAY,
      ).value
    return { plan, shown }
  }
  const WITHOUT = FULL.slice(0, 2)

  test('a cabinet that comes back is open again, and the report says so', async () => {
    expect((await after(FULL, WITHOUT)).shown('A1')).toBe('stopped')
    const { plan, shown } = await after(FULL, WITHOUT, FULL)
    expect([shown('A0'), shown('A1')]).toEqual(['active', 'active'])
    expect(plan.counts).toMatchObject({ changed: 1, unchanged: 1 })
    expect(plan.items[1]!.changes).toEqual([
      { field: 'statut', before: 'stopped', after: `active (${TODAY})` },
    ])
  })

  test('as often as it goes and comes within a day; the same list twice changes nothing', async () => {
    expect((await after(FULL, WITHOUT, FULL, WITHOUT)).shown('A1')).toBe('stopped')
    expect((await after(FULL, WITHOUT, FULL, WITHOUT, FULL)).shown('A1')).toBe('active')
    expect((await after(FULL, WITHOUT, FULL, FULL)).plan.counts).toMatchObject({ changed: 0, unchanged: 2 })
  })

  test('a status whose term has ended is said anew by a list that bears no older date', async () => {
    const current = rosterOf(
      [{ id: 'A1', nom: 'A', codeCommune: '79001' }],
      [event('A1', 'active', '2026-05-01')],
    )
    const head = 'id;nom;code_commune;etp;statut;confirme_le'
    expect((await prepare(current, [head, 'A1;A;79001;1;active;'])).plan.items[0]).toMatchObject({
      outcome: 'changed',
      event: { reportedOn: TODAY },
    })
    expect((await prepare(current, [head, 'A1;A;79001;1;active;2026-05-01'])).plan.items[0]!.event).toBeNull()
  })

  test('closing one of three or four asks too, one of five does not', async () => {
    for (const count of [3, 4, 5]) {
      const ids = Array.from({ length: count }, (_, k) => `A${k}`)
      const lines = ids.slice(1).map((id) => `${id};Cabinet ${id};79001;1`)
      const { plan } = await prepare(rosterOf(ids.map((id) => ({ id, codeCommune: '79001' }))), [
        'id;nom;code_commune;etp',
        ...lines,
      ])
      expect(plan.counts.closed).toBe(1)
      expect(plan.problems.map(({ code }) => code)).toEqual(count < 5 ? ['too-many-closures'] : [])
    }
  })

  test('closing one of two asks whether that is meant; a line left out closes nothing', async () => {
    const current = rosterOf([
      { id: 'A0', nom: 'Nord', codeCommune: '79001' },
      { id: 'A1', nom: 'Sud', codeCommune: '79002' },
    ])
    expect((await prepare(current, WITHOUT)).plan).toMatchObject({
      applicable: false,
      problems: [{ code: 'too-many-closures' }],
    })
    const { plan } = await prepareImport({
      bytes: csv(...FULL),
      corrections: { '3': { laisser: 'oui' } as never },
      context: { gazetteer: worldGazetteer },
      current,
      options: importOptions,
      geocoder: null,
    })
    expect(plan).toMatchObject({ applicable: true, counts: { closed: 0 } })
  })
})

describe('territory', () => {
  test('a steward adds in the own territory only, and takes no cabinet of another one', async () => {
    const current = rosterOf([{ id: 'B1', nom: 'B', codeCommune: '86001' }])
    const { plan } = await prepare(
      current,
      ['id;nom;code_commune;etp', 'A1;A;79001;1', 'B2;Nouveau;86002;1', 'B1;B;79004;1'],
      { territory: ['79'], departements: ['79', '86'] },
    )
    expect(
      plan.items.map(({ outcome, problems }) => [
        outcome,
        ...problems.filter(({ severity }) => severity === 'refused').map(({ code }) => code),
      ]),
    ).toEqual([['added'], ['refused', 'outside-territory'], ['refused', 'moves-out-of-territory']])
  })
})

describe('duplicates', () => {
  const NAMES = 'id;nom;code_commune;etp;adresse'
  const codes = async (current: CurrentRoster, ...lines: string[]) =>
    (await prepare(current, [NAMES, ...lines])).plan.items
      .filter(({ line }) => line !== null)
      .map(({ problems }) =>
        problems.map(({ code }) => code).filter((code) => /duplicate|resembles|twice/.test(code)),
      )

  test('the same name at the same address twice is refused, a near one remarked upon', async () => {
    expect(
      await codes(
        emptyRoster,
        'A1;Cabinet médical du Port;79001;1;1 rue du Port',
        'A2;CABINET MEDICAL DU PORT;79001;1;1, rue du Port',
        'A3;Maison de santé du Port;79001;1;1 rue du Port',
        'A4;Cabinet des Halles;79001;1;1 rue du Port',
        'A5;Cabinet médical du Port;79002;1;1 rue du Port',
      ),
    ).toEqual([[], ['duplicate-line'], ['duplicate-likely'], [], []])
  })

  test('an id used twice is refused', async () => {
    expect(await codes(emptyRoster, 'A1;Port;79001;1;', 'A1;Halles;79002;1;')).toEqual([[], ['id-twice']])
  })

  test('a known cabinet under a new id is refused with the id to use', async () => {
    const current = rosterOf([
      { id: 'OLD', nom: 'Cabinet du Port', codeCommune: '79001', adresse: '1 rue du Port' },
    ])
    const { plan } = await prepare(current, [NAMES, 'NEW;Cabinet du port;79001;1;1 rue du Port'])
    expect(plan.items[0]!.problems).toContainEqual(
      expect.objectContaining({
        code: 'duplicate-of-known',
        message: expect.objectContaining({ fr: expect.stringContaining('OLD, Cabinet du Port') }),
      }),
    )
  })
})

describe('the same file twice', () => {
  test('lines without id find the cabinets that they made', async () => {
    const lines = [
      'nom;code_commune;etp;adresse;statut',
      'Cabinet du Port;79001;1;1 rue du Port;active',
      'Cabinet du Port;79002;1;;active',
    ]
    const first = await prepare(emptyRoster, lines)
    const ids = first.plan.items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    const current = rosterOf(
      first.plan.items.map(({ row }) => ({ ...row!, id: row!.id })),
      first.plan.items.map(({ event: draft }) => ({
        ...draft!,
        id: draft!.idempotencyKey,
        recordedAt: `${TODAY}T10:00:00.000Z`,
      })),
    )
    const again = await prepare(current, lines, { today: '2026-11-05' })
    expect(again.plan.items.map(({ id }) => id)).toEqual(ids)
    expect(again.plan.counts).toEqual({ added: 0, changed: 0, closed: 0, unchanged: 2, refused: 0 })
  })

  test('a closed cabinet is closed once', async () => {
    const current = rosterOf(
      [
        { id: 'A1', nom: 'A', codeCommune: '79001' },
        { id: 'A2', nom: 'B', codeCommune: '79002' },
      ],
      [event('A2', 'stopped', '2026-09-01')],
    )
    expect((await prepare(current, ['id;nom;code_commune;etp', 'A1;A;79001;1'])).plan.counts).toMatchObject({
      closed: 0,
      unchanged: 1,
    })
  })
})

describe('positions', () => {
  const LINES = [
    'id;nom;code_commune;etp;adresse',
    'A1;A;79001;1;1 rue du Port',
    'A2;B;79002;1;2 rue du Four',
    'A3;C;79003;1;',
  ]

  test('an address is located by the geocoder, else the commune stands in and the line says so', async () => {
    const asked: string[] = []
    const geocoder: Geocoder = async ({ adresse }) => {
      asked.push(adresse)
      return adresse.startsWith('1') ? { lon: -0.55, lat: 46.23, precision: 'adresse' } : null
    }
    const { plan } = await prepare(emptyRoster, LINES, {}, geocoder)
    expect(asked).toEqual(['1 rue du Port', '2 rue du Four'])
    expect(
      plan.items.map(({ row, problems }) => [
        row!.precision,
        problems.map(({ code }) => code).includes('placed-at-commune'),
      ]),
    ).toEqual([
      ['adresse', false],
      ['commune', true],
      ['commune', true],
    ])
  })

  test('a known address is not asked for again', async () => {
    const current = rosterOf([
      {
        id: 'A1',
        codeCommune: '79001',
        adresse: '1 rue du Port',
        lon: -0.551,
        lat: 46.231,
        precision: 'adresse',
      },
    ])
    const geocoder: Geocoder = async () => ({ lon: 0, lat: 0, precision: 'adresse' })
    const { plan } = await prepare(current, LINES.slice(0, 2), {}, geocoder)
    expect(plan.items[0]!.row).toMatchObject({ lon: -0.551, lat: 46.231, precision: 'adresse' })
  })

  test('a geocoder that is away does not stop an import', async () => {
    const away: Geocoder = () => Promise.reject(new Error('timeout'))
    expect((await prepare(emptyRoster, LINES, {}, away)).plan).toMatchObject({
      applicable: true,
      counts: { added: 3 },
    })
  })
})

test('the report as CSV names each line, change, problem and remedy, and runs no formula', async () => {
  const { plan } = await prepare(emptyRoster, [HEADER, '=A1;=HYPERLINK("x");79001;-1;;;'])
  const report = reportCsv(plan)
  expect(report.startsWith('\ufeffligne;id;nom;resultat;champ;avant;apres;gravite;probleme;remede\r\n')).toBe(
    true,
  )
  expect(report).toContain(
    `2;'=A1;"'=HYPERLINK(""x"")";refusé;etp;'-1;;refus;La valeur n’est pas entre 0 – 30.;Corrigez la valeur ou son unité.`,
  )
})
