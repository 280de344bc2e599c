import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { quartiersPrioritaires } from '../../data/sources/quartiers-prioritaires.ts'
import type { Source } from '../../data/sources/source.ts'
import { ordersOf, provenanceOfOrders, zonageArs } from '../../data/sources/zonage-ars.ts'
import { communesZonage } from '../../data/tables/communes-zonage.ts'
import { quartiersPrioritaires as quartersTable } from '../../data/tables/quartiers-prioritaires.ts'
import { NO_ORDERS } from '../../server/country/package/read-zoning.ts'
import { sha256 } from '../../server/sha256.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { reserveOf } from '../../server/domain/reserves.ts'
import { createOrdersOf } from '../../server/domain/zoning.ts'
import { readCheckTables } from '../../server/country/facts/check-tables.ts'
import { crossChecks } from '../../server/country/facts/cross-checks.ts'
import { attributionOf } from '../../server/service/map/attribution.ts'
import { zoningOrders } from '../../server/service/map/zoningOrders.ts'
import { ordersAt } from '../../web/map/data/columns.ts'
import { zoningOf } from '../../server/service/sheet/zoningOf.ts'
import { scratch } from '../scratch.ts'
import { changedPackage } from './changed-package.ts'
import { PACKAGE, rows } from './package-files.ts'
import { put, refusal } from './producer-tables.ts'

/** Files made by hand in the forms that public code reads of Atlasanté and of the ANCT: every class, day and name is invented. */
let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-zoning-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const communes = rows('communes', 'code', 'departement').map(({ code, departement }) => ({
  code,
  departement,
}))
const HEADER = 'com_code,niveau,zmed_niveau,zmed_date_arrete,zide_niveau,zide_date_arrete,tvs_lib,bvcv_lib'
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',')
const zoningFile = (): string =>
  [
    HEADER.split(',')
      .map((name) => `"${name}"`)
      .join(','),
    ...communes.map(({ code, departement }, at) =>
      quoted([
        ...[code, 'COM', ['1_ZIP', '2_ZAC', '2_ZAC', '3_HZ', '2_ZAC'][at % 5]!, '30/10/2025'],
        ...['3_intermediaire', '01/02/2024', `TVS ${departement}`, 'Bassin'],
      ]),
    ),
    quoted(['97801', 'COM', 'NC_COM', '', '', '', '', '']),
    // A quarter, in the commune's name: no commune.
    quoted(['06088', 'QPV', '1_ZIP', '30/10/2025', '', '', '', '']),
    '',
  ].join('\n')

const read = <Published, Row>(source: Source<Published, Row>, text: string) => {
  put(raw, source, Buffer.from(text))
  return readWhole(source, raw)
}

describe('the zoning with its orders', () => {
  test('is read by INSEE code, each class with the day of its order', () => {
    const { rows: own, rejects } = read(zonageArs, zoningFile())
    expect(own).toHaveLength(communes.length)
    expect(own[0]).toEqual({ code: '01001', zonage: 'ZIP', arreteLe: '2025-10-30', tvs: 'TVS 01' })
    expect(rejects).toEqual([{ subject: '97801', reason: 'collectivité d’outre-mer' }])
  })

  test('is read by the other names of its columns, and parted by semicolons', () => {
    const other = zoningFile()
      .replace('"com_code"', '"CODGEO"')
      .replace('"zmed_niveau"', '"Zonage_MG"')
      .replace('"tvs_lib"', '"LIBTVS"')
      .replaceAll('","', '";"')
    expect(read(zonageArs, other).rows[1]).toMatchObject({ code: '01002', zonage: 'ZAC', tvs: 'TVS 01' })
  })

  test.each([
    ['no code', (text: string) => text.replace('com_code', 'x'), /no column "com_code" or "code_commune"/],
    [
      'no class',
      (text: string) => text.replace('zmed_niveau', 'x'),
      /no column "zmed_niveau" or "zonage_mg"/,
    ],
    ['no day', (text: string) => text.replace('zmed_date_arrete', 'x'), /no column "zmed_date_arrete"/],
    ['another class', (text: string) => text.replace('1_ZIP', '5_ZV'), /record 1, column "classe"/],
    [
      'a day that is none',
      (text: string) => text.replace('30/10/2025', '31/02/2025'),
      /record 1, column "arrete"/,
    ],
    [
      'a class without its order',
      (text: string) => text.replace('"1_ZIP","30/10/2025"', '"1_ZIP",""'),
      /record 1, column "arrete".*of which order is it/,
    ],
    ['a département gone', (text: string) => text.replace(/^"48.*\n/gm, ''), /no row of the département 48/],
    ['a commune twice', (text: string) => `${text}${text.split('\n')[1]}\n`, /has rows twice: 01001/],
    [
      'all of one class',
      (text: string) => text.replaceAll(/\d_(ZIP|ZAC)/g, '3_HZ'),
      /communes in ZIP or ZAC.*mean 0/,
    ],
    [
      'cut short',
      (text: string) => text.slice(0, text.length / 2).replace(/\n.*$/, '\n'),
      /holds \d+ usable rows where/,
    ],
  ])('is refused by what changed: %s', (_what, change, problem) => {
    const message = refusal(() => read(zonageArs, change(zoningFile())))
    expect(message).toMatch(problem)
    expect(message).toMatch(/^zonage-medecins: zonage\/zonage-professions\.csv: /)
    expect(message).toContain('data/sources/zonage-ars.ts')
  })

  test('names the days of each région where its source is told', () => {
    expect(
      provenanceOfOrders(
        new Map([
          ['Bretagne', ['2024-03-01']],
          ['Normandie', ['2025-10-30', '2026-01-05']],
        ]),
      ),
    ).toMatchObject({
      ...{ id: 'zonage-medecins', date: '2026-01-05', millesime: 'arrêtés du 01/03/2024 au 05/01/2026' },
      note: expect.stringContaining('Bretagne 01/03/2024 ; Normandie 30/10/2025 et 05/01/2026.') as string,
    })
  })

  test('is of no day that only a row which is left out tells', () => {
    const order = (code: string, arreteLe: string | null) => ({ code, arreteLe, zonage: null, tvs: null })
    const days = ordersOf(
      [order('79191', '2025-10-30'), order('79999', '2026-06-01'), order('79003', null)],
      {
        departements: [{ code: '79', region: '75' }],
        regions: [{ code: '75', nom: 'Nouvelle-Aquitaine' }],
        current: (code) => (code === '79999' ? undefined : code),
      },
    )
    expect(provenanceOfOrders(days)).toMatchObject({
      ...{ date: '2025-10-30', millesime: 'arrêtés du 30/10/2025' },
      note: expect.stringContaining('Nouvelle-Aquitaine 30/10/2025.') as string,
    })
  })

  test('leaves without a class a merged commune whose members disagree, and names it', () => {
    const unit = (code: string, anciensCodes: readonly string[] = []): CogUnit => ({
      ...{ kind: 'commune', code, nom: code, departement: '01', region: '84', population: 1 },
      ...{ codesPostaux: [], anciensCodes, codeCommune: code },
    })
    const row = (code: string, zonage: 'ZIP' | 'ZAC' | null, arreteLe: string | null) => ({
      ...{ code, zonage, arreteLe, tvs: 'Pays' },
    })
    const told = communesZonage(
      [
        ...[row('01001', 'ZIP', '2024-01-01'), row('01002', 'ZIP', '2025-01-01')],
        ...[row('01003', 'ZIP', '2024-01-01'), row('01004', 'ZAC', '2024-01-01'), row('01005', null, null)],
        // One member without a class: nobody said that of the whole.
        ...[row('01006', 'ZIP', '2024-01-01'), { ...row('01007', null, null), tvs: 'Plaine' }],
      ],
      movementsOf(
        [unit('01001', ['01002']), unit('01003', ['01004']), unit('01005'), unit('01006', ['01007'])],
        [],
      ),
    )
    expect([...told.classes]).toEqual([['01001', 'ZIP']])
    expect(told.conflicts).toEqual(['01003: ZAC, ZIP', '01006: ZIP, –'])
    expect(told.table.rows).toEqual([
      { code_commune: '01001', arrete_le: '2025-01-01', territoire_de_vie_sante: 'Pays' },
      { code_commune: '01003', arrete_le: null, territoire_de_vie_sante: 'Pays' },
      { code_commune: '01005', arrete_le: null, territoire_de_vie_sante: 'Pays' },
      { code_commune: '01006', arrete_le: null, territoire_de_vie_sante: null },
    ])
  })
})

const QUARTERS = [
  '\uFEFFcode_qp;lib_qp;insee_reg;insee_com;lib_com;;',
  ...Array.from({ length: 1_450 }, (_, at) => `QN0${1000 + at}M;Quartier ${at};75;79191;Niort;;`),
  'QN09101I;Les Deux Rives;75;"79191; 86194";"Niort; Poitiers";;',
  'QN09201I;Les Hauts;84;1053;Bourg-en-Bresse;;',
  ';;;;;;',
  '',
].join('\n')

describe('the list of priority neighbourhoods', () => {
  test('is read with the communes of each, a lost zero put back', () => {
    const { rows: quarters } = read(quartiersPrioritaires, QUARTERS)
    expect(quarters).toHaveLength(1_452)
    expect(quarters.slice(-2).map(({ communes: own }) => own)).toEqual([['79191', '86194'], ['01053']])
    const table = quartersTable(quarters.slice(-2), {
      place: (_source, all, codeOf) => all.map((row) => ({ row, commune: codeOf(row) })),
    })
    expect(table.rows.map(({ code, code_commune }) => `${code} ${code_commune}`)).toEqual([
      ...['QN09101I 79191', 'QN09101I 86194', 'QN09201I 01053'],
    ])
  })

  test.each([
    ['no communes', (text: string) => text.replace('insee_com', 'x'), /no column "insee_com"/],
    ['names for codes', (text: string) => text.replace(';79191;', ';Niort;'), /record 1, column "communes"/],
    ['another code', (text: string) => text.replace('QN01000M', '1000'), /record 1, column "code"/],
    ['cut short', (text: string) => text.split('\n').slice(0, 900).join('\n'), /at least 1400/],
    ['a quarter twice', (text: string) => text.replace('QN01001M', 'QN01000M'), /has rows twice: QN01000M/],
  ])('is refused by what changed: %s', (_what, change, problem) => {
    expect(refusal(() => read(quartiersPrioritaires, change(QUARTERS)))).toMatch(problem)
  })
})

describe('a package with both', () => {
  test('says of a commune which order classes it and which quarters it has, and of an area the days of its région', () => {
    const both = join(raw, 'both')
    changedPackage(both, {
      'communes_zonage.csv': (text) =>
        `${text}79191,2025-10-30,Niort\n86194,2026-01-05,Poitiers\n01053,2024-03-01,\n`,
      'quartiers_prioritaires.csv': (text) => `${text}QN09101I,79191,Les Deux Rives\n`,
    })
    const reference = readReference(openFiles(both))
    expect(zoningOf(reference, '79191')).toEqual({
      arrete: { le: '2025-10-30', territoireDeVieSante: 'Niort' },
      quartiers: ['Les Deux Rives'],
    })
    expect(zoningOf(reference, '79003')).toEqual({
      arrete: { le: null, territoireDeVieSante: null },
      quartiers: [],
    })
    const ordersOf = createOrdersOf(reference.communes)
    const said = (niveau: 'commune' | 'departement' | 'france', code: string, region: string | null) =>
      reserveOf('part-zip', { niveau, code, departement: null, region }, ordersOf({ niveau, code, region }))!
        .fr
    expect(said('commune', '79191', '75')).toMatch(
      /^Arrêtés de l’agence régionale de santé du 30\/10\/2025 :/,
    )
    // Without a class of its own it is not told that its zoning is of another file.
    expect(said('commune', '79003', '75')).toMatch(/du 30\/10\/2025 au 05\/01\/2026/)
    expect(said('departement', '79', '75')).toMatch(/du 30\/10\/2025 au 05\/01\/2026/)
    expect(said('france', 'FR', null)).toMatch(/du 01\/03\/2024 au 05\/01\/2026/)
    // The panel of the map tells each area what its sheet does, and the layer the whole country's.
    const areas = ['79191', '79003', '01053', '35238'].map((code) => {
      const { region } = reference.communes.find((commune) => commune.code === code)!
      return { niveau: 'commune', code, region } as const
    })
    const column = zoningOrders(ordersOf, areas)!
    expect(column.editions.length).toBeLessThan(areas.length + 1)
    expect(areas.map((_, rang) => ordersAt({ arretesZonage: column }, rang))).toEqual(areas.map(ordersOf))
    expect(column).toMatchObject({ from: '2024-03-01', to: '2026-01-05' })
    expect(attributionOf('zonage', column)).toContain('arrêtés pris jusqu’au 05/01/2026')
    const why = crossChecks(reference, readCheckTables(openFiles(both))).flatMap(({ id, pourquoi }) =>
      id === 'zonage-zac' && pourquoi ? [pourquoi.fr, pourquoi.en] : [],
    )
    expect(why).toEqual([
      expect.stringContaining('par leurs arrêtés, pris du 01/03/2024 au 05/01/2026'),
      expect.stringContaining('by their orders, made from 2024-03-01 to 2026-01-05'),
    ])
  })

  test('is not ours: neither is loaded, and the origin of the zoning is said to be unconfirmed', () => {
    const files = openFiles(PACKAGE)
    expect(sha256(files.bytes('communes_zonage.csv'))).toBe(NO_ORDERS)
    const reference = readReference(files)
    expect(zoningOf(reference, '79191')).toBeNull()
    const area = { niveau: 'departement', code: '79', departement: '79', region: '75' } as const
    const ordersOf = createOrdersOf(reference.communes)
    expect(ordersOf(area)).toBeNull()
    expect(zoningOrders(ordersOf, [area])).toBeUndefined()
    expect(reserveOf('part-zip', area, null)!.fr).toMatch(/mai 2025 dont l’origine reste à confirmer/)
  })
})

test('a file without headings is refused without a cell of it: its first line may be of a person', () => {
  const line = (cells: string): string => refusal(() => read(quartiersPrioritaires, `${cells}\nx;y;z\n`))
  expect(line('Dr Jeanne INVENTEE;jeanne@invente.example;0600000000')).toMatch(
    /^(?!.*(?:INVENT|0600)).*has no column "code_qp" or .*its first line has none of them/i,
  )
  // Of a heading that changed the others are told.
  expect(line('code_qp;nom_du_quartier;insee_com')).toMatch(/found: code_qp, nom_du_quartier, insee_com/)
  // A quotation mark where none can be, under a line that is taken for headings.
  const marked = line('Dr Jeanne INVENTEE;Paul INVENTE\nLuc "INVENTE";x')
  expect(marked).toMatch(/is not valid CSV \(Invalid Opening Quote/)
  expect(marked).not.toMatch(/INVENT|Luc/i)
})
