import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { cptsListes, provenanceOfCptsListes } from '../../data/sources/cpts-listes.ts'
import { cptsPolygones } from '../../data/sources/cpts-polygones.ts'
import { siteOf, stateOf } from '../../data/sources/cpts.ts'
import { readSource } from '../../data/sources/source.ts'
import { cptsCommunes } from '../../data/tables/cpts-communes.ts'
import { leftOutIn, withNotNamed } from '../../data/unknown-codes.ts'
import { scratch } from '../scratch.ts'
import { box } from '../box.ts'
import { COG, HEADINGS, LAYER, lay, layer, outline, PACA, workbook, type Line } from './cpts-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-cpts-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const movements = movementsOf(COG, [])
const departements = [...new Set(COG.map(({ departement, region }) => `${departement} ${region}`))].map(
  (pair) => ({ code: pair.split(' ')[0]!, region: pair.split(' ')[1]! }),
)
const named = (code: string): CogUnit => COG.find((unit) => unit.code === code && unit.kind === 'commune')!
const ofDepartements = (...codes: readonly string[]): readonly CogUnit[] =>
  COG.filter(({ kind, departement }) => kind === 'commune' && codes.includes(departement))

/** Four communes in a row, a tenth of a degree wide each, and two arrondissements of Marseille. */
const ROW = ['79001', '79002', '79003', '79005']
const shapes = new Map(ROW.map((code, at) => [code, box(-0.5 + at / 10, 46.3, -0.4 + at / 10, 46.4)]))
const districts = new Map([
  ['13213', box(5.4, 43.3, 5.5, 43.4)],
  ['13214', box(5.3, 43.3, 5.4, 43.4)],
])
const tableOf = (rows: Parameters<typeof cptsCommunes>[0]) =>
  cptsCommunes(rows, { cog: COG, movements, departements, shapes, districts })

const NORTH = {
  ...{ id: 1, nom_cpts: 'CPTS Nord', statut: 'ACI signé', num_finess: '790000001', date_maj: '2026-03-01' },
  president: 'Dr Jeanne INVENTEE',
}
const SOUTH = { ...NORTH, nom_cpts: 'CPTS Sud', statut: 'Projet en émergence', num_finess: null }
const MARSEILLE = { ...NORTH, nom_cpts: 'CPTS Quartiers Nord', num_finess: '130000001' }
/** The first has two communes, half of the third and a fiftieth of the fourth row's play; the second the rest, and the first commune too. */
const OUTLINES = [
  outline(NORTH, box(-0.5, 46.3, -0.25, 46.4)),
  outline(SOUTH, box(-0.252, 46.3, -0.1, 46.4)),
  outline({ ...SOUTH, nom_cpts: 'CPTS Autre' }, box(-0.5, 46.3, -0.398, 46.4)),
  outline(MARSEILLE, box(5.3, 43.3, 5.45, 43.4)),
  outline({ ...SOUTH, nom_cpts: 'CPTS sans périmètre', num_finess: '860000009' }, null),
]

describe('the layer of outlines', () => {
  test.each([2154, 3857, 4326])('is brought to the communes from EPSG:%i', (epsg) => {
    lay(raw, LAYER, JSON.stringify(layer(OUTLINES, epsg)))
    const { rows } = readSource(cptsPolygones, raw)
    const { table, said } = tableOf(rows)
    expect(JSON.stringify(table.rows)).not.toContain('INVENTE')
    const told = table.rows.filter(({ cpts }) => cpts !== null)
    expect(told.map((row) => [row.code_commune, row.cpts, row.etat, row.etendue, row.partie])).toEqual([
      [
        '13055',
        'CPTS Quartiers Nord',
        'signee',
        'partie',
        'Marseille 13e Arrondissement, Marseille 14e Arrondissement',
      ],
      ['79001', 'CPTS Autre', 'projet', 'entiere', null],
      ['79001', 'CPTS Nord', 'signee', 'entiere', null],
      ['79002', 'CPTS Nord', 'signee', 'entiere', null],
      ['79003', 'CPTS Nord', 'signee', 'partie', null],
      ['79003', 'CPTS Sud', 'projet', 'partie', null],
      ['79005', 'CPTS Sud', 'projet', 'entiere', null],
    ])
    expect(told[2]).toMatchObject({ base: 'polygones', finess: '790000001', edition: '2026-03-01' })
    // Each commune that was measured is named.
    expect(said.get('polygones')!.size).toBe(ROW.length + 1)
  })

  test('is read by other names of its fields, and where it names no system by the only one that fits', () => {
    const other = OUTLINES.map((one) => {
      const { nom_cpts: libelle, statut: Avancement } = one.properties
      return { ...one, properties: { LIBELLE: libelle, Avancement } }
    })
    lay(raw, LAYER, JSON.stringify(layer(other, 3857, false)))
    const { rows } = readSource(cptsPolygones, raw)
    expect(rows[0]).toMatchObject({ nom: 'CPTS Nord', etat: 'signee', finess: null, edition: null })
    expect(tableOf(rows).table.rows.filter(({ cpts }) => cpts === 'CPTS Nord')).toHaveLength(3)
  })

  test.each<[string, () => unknown, RegExp]>([
    [
      'another name of the name',
      () =>
        layer(
          OUTLINES.map((one) => ({ ...one, properties: { appellation: 'X', statut: 'Projet' } })),
          2154,
        ),
      /has no field "nom cpts" or .*; its fields are appellation, statut\./,
    ],
    [
      'no state',
      () =>
        layer(
          OUTLINES.map((one) => ({ ...one, properties: { nom: 'X', president: 'Y' } })),
          2154,
        ),
      /has no field "statut" or .*; its fields are nom, president\./,
    ],
    ['fewer than are announced', () => ({ ...layer(OUTLINES, 2154), totalFeatures: 900 }), /holds 5 of 900/],
    [
      'another system',
      () => ({ ...layer(OUTLINES, 2154), crs: { properties: { name: 'EPSG:27572' } } }),
      /says EPSG:27572, and has coordinates of EPSG:2154/,
    ],
    [
      'a system that its coordinates are not of',
      () => ({ ...layer(OUTLINES, 4326), crs: layer([], 2154).crs }),
      /says EPSG:2154, and has coordinates of EPSG:4326/,
    ],
    [
      'of the south alone, and no system',
      () => layer([OUTLINES[3]!], 2154, false),
      /may be of EPSG:2154 or EPSG:3857/,
    ],
    [
      'outside France',
      () => layer([outline(NORTH, box(20, 50, 21, 51))], 4326),
      /lie in France by no known reference system/,
    ],
    [
      'latitudes first',
      () => layer([outline(NORTH, box(46.3, -0.5, 46.4, -0.4))], 4326),
      /lie in France by no known reference system/,
    ],
    [
      'points',
      () => ({ ...layer([], 2154), features: [{ properties: {}, geometry: { type: 'Point' } }] }),
      /features\.0\.geometry: is no polygon/,
    ],
    ['a page of errors', () => ({ exceptions: ['x'] }), /type: /],
  ])('is refused by what changed: %s', (_what, changed, problem) => {
    lay(raw, LAYER, JSON.stringify(changed()))
    expect(refusal(() => readSource(cptsPolygones, raw))).toMatch(problem)
  })

  test('is refused where too few are left, or where no state is known', () => {
    const many = (statut: string) =>
      layer(
        Array.from({ length: 400 }, (_, at) =>
          outline({ ...NORTH, statut, nom_cpts: `CPTS ${at}` }, box(-0.5, 46.3, -0.4, 46.4)),
        ),
        2154,
      )
    lay(raw, LAYER, JSON.stringify(many('Signée')))
    expect(readWhole(cptsPolygones, raw).rows).toHaveLength(400)
    lay(raw, LAYER, JSON.stringify(many('Niveau 4')))
    expect(refusal(() => readWhole(cptsPolygones, raw))).toMatch(/the state: one that is known/)
    lay(raw, LAYER, JSON.stringify(layer(OUTLINES, 2154)))
    expect(refusal(() => readWhole(cptsPolygones, raw))).toMatch(/at least 300 are expected/)
  })
})

test.each<[string, string | null]>([
  ['Signée', 'signee'],
  ['CPTS signataire ACI', 'signee'],
  ['Projet de santé validé, ACI signé', 'signee'],
  ['ACI', 'signee'],
  ['ACI signé le 12 mars 2024', 'signee'],
  ['Accord conventionnel interprofessionnel signé depuis 2023', 'signee'],
  ...[
    ...[
      'En attente de signature ACI',
      'ACI à signer',
      'ACI à venir',
      'Négociation ACI',
      'Pré-ACI',
      'Hors ACI',
    ],
    ...['ACI résilié', 'CPTS dissoute (ACI dénoncé)', 'ACI suspendu', 'Demande d’ACI', 'Objectif ACI 2027'],
    ...['ACI signé, renouvellement en cours', 'ACI signé – avenant en cours', 'Signée, pas de coordinateur'],
    ...['Signé : non', 'ACI en cours', 'Projet abandonné', 'En cours de dissolution'],
    ...['ACI en cours de validité', 'ACI en cours depuis 2022', 'Contrat en cours', 'ACI 2027', 'Date ACI :'],
    ...['Accord conventionnel en cours', 'Mise en œuvre du projet de santé', 'ACI validé', 'ACI : 0'],
  ].map((written): [string, string | null] => [written, null]),
  ['Pas encore signée', 'projet'],
  ['Non signataire de l’ACI', 'projet'],
  ['Projet de santé validé', 'projet'],
  ['En cours de signature de l’ACI', 'projet'],
  ['ACI non signé', 'projet'],
  ['En rédaction', 'projet'],
  ['Lettre d’intention', 'projet'],
  ['ACI signé, nouveau projet déposé', null],
  ['Niveau 4', null],
  ['', null],
])('a state as "%s" is told as %s', (written, state) => expect(stateOf(written)).toBe(state))

test('of a site the address stays, and no page of somebody', () => {
  expect(siteOf('https://www.cpts-nord.example/accueil?de=jeanne#contact')).toBe(
    'https://www.cpts-nord.example/accueil',
  )
  for (const other of [
    '0',
    '',
    'www.cpts.example',
    'mailto:a@b.example',
    'javascript:alert(1)',
    'http://a:b@c.example',
    'https://wa.me/33612345678',
    'https://cpts.example/contact/jeanne.dupont@ars.example',
    'https://cpts.example/appel/0612345678',
  ])
    expect(siteOf(other)).toBeNull()
  expect(siteOf('https://www.linkedin.com/in/jeanne')).toBeNull()
})

/** The region as its ARS lists it: every commune of three départements by name, articles dropped from a third of them. */
const PLACES = ofDepartements('04', '05', '83')
const dropped = (name: string): string => name.replace(/^(?:L[ae]s? |L['’])/, '')
const LINES: readonly Line[] = PLACES.filter(({ code }) => code !== '04070').map(
  ({ nom, departement }, at) => [
    ...([`CPTS ${departement}`, at % 3 === 0 ? dropped(nom) : nom, Number(departement)] as const),
    ...(at === 0 ? ['https://cpts.example/'] : []),
  ],
) as unknown as Line[]
const inList = (lines: readonly Line[], headings = HEADINGS) => {
  lay(raw, PACA, workbook(lines, headings))
  return readWhole(cptsListes, raw).rows
}

describe('the list of an ARS', () => {
  test('is read by name under headings on its second line, without those who preside or answer', () => {
    const rows = inList([...LINES, ['CPTS Deux', named('83061').nom, 83]])
    const { table, left, said } = tableOf(rows)
    expect(left).toBeNull()
    const told = (code: string) => table.rows.filter((row) => row.code_commune === code)
    for (const { code, departement } of PLACES)
      expect(told(code)[0], code).toMatchObject({ cpts: code === '04070' ? null : `CPTS ${departement}` })
    expect(told('83061').map(({ cpts }) => cpts)).toEqual(['CPTS 83', 'CPTS Deux'])
    // A site that one of its lines has is that of all; the day is the one that the name of the file tells.
    expect(told('04001')[0]).toMatchObject({
      ...{ base: 'listes', etat: null, etendue: 'entiere', edition: '2026-01' },
      site: 'https://cpts.example/',
    })
    // A département that it does not name, of its région or another, is not said to have none.
    expect(said.get('listes')!.size).toBe(PLACES.length)
    expect(table.rows.map((row) => String(row.code_commune).slice(0, 2))).not.toContain('13')
    expect(JSON.stringify(table.rows)).not.toMatch(/INVENT/i)
    expect(provenanceOfCptsListes(rows, [{ code: '93', nom: 'Provence' }])).toMatchObject({
      ...{ date: '2026-01', millesime: 'listes : Provence 01/2026' },
    })
  })

  test('names arrondissements, former communes and letters that were lost, each as what it is of its commune', () => {
    expect(named('13051').nom).toBe('Lançon-Provence')
    const former = COG.find(
      ({ kind, code, codeCommune, region, nom }) =>
        kind === 'ancienne' && region === '93' && code !== codeCommune && nom !== named(codeCommune).nom,
    )!
    const rows = inList([
      ...LINES,
      ['CPTS Quatorze', 'Marseille 14e Arrondissement', 13],
      ['CPTS Quatorze', 'MARSEILLE 13ème', '13'],
      ['CPTS Treize', 'Marseille 13e Arrondissement', 13],
      ['CPTS Lettres', named('13051').nom.replace('ç', 'è'), 13],
      ['CPTS Ancienne', former.nom, former.departement],
      ...Array.from({ length: 16 }, (_, at): Line => ['CPTS Ville', `Marseille ${at + 1}`, 13]),
    ])
    const { table } = tableOf(rows)
    const told = (cpts: string) =>
      table.rows
        .filter((row) => row.cpts === cpts)
        .map(({ code_commune, etendue, partie }) => [code_commune, etendue, partie])
    expect(told('CPTS Quatorze')).toEqual([
      ['13055', 'partie', 'Marseille 13e Arrondissement, Marseille 14e Arrondissement'],
    ])
    expect(told('CPTS Ville')).toEqual([['13055', 'entiere', null]])
    expect(told('CPTS Lettres')).toEqual([['13051', 'entiere', null]])
    expect(told('CPTS Ancienne')).toEqual([[former.codeCommune, 'partie', former.nom]])
  })

  test('leaves out a name that no commune bears, or several, and says of no commune of that département that it has none', () => {
    const [first] = PLACES
    const twin = { ...first!, code: '04999', codeCommune: '04999', nom: 'Deux Fois' }
    const rows = inList([...LINES, ['CPTS 04', 'Nulle-Part', '04'], ['CPTS 04', 'Deux Fois', 4]])
    const { table, left } = cptsCommunes(rows, {
      cog: [...COG, twin, { ...twin, code: '04998', codeCommune: '04998' }],
      ...{ movements, departements, shapes, districts },
    })
    expect(left).toEqual({
      fr: 'Nulle-Part (04 : CPTS 04), Deux Fois (04 : CPTS 04)',
      en: 'Nulle-Part (04: CPTS 04), Deux Fois (04: CPTS 04)',
    })
    expect(table.rows.filter(({ cpts }) => cpts === null)).toEqual([])
    expect(table.rows.some(({ code_commune }) => code_commune === '04070')).toBe(false)
    const { provenances, leftOut } = withNotNamed([cptsListes], cptsListes, left)
    expect(leftOut[0]).toMatch(/^cpts-listes: communes that their name .*Nulle-Part/)
    expect(leftOutIn(provenances[0]!.note)).toContain('Nulle-Part (04 : CPTS 04)')
  })

  test('is read by INSEE code, from CSV, a zero that was lost put back', () => {
    lay(
      raw,
      'cpts/listes/75_2026-03-02.csv',
      '\uFEFFcode_insee;lib_commune;nom_cpts;etat\n79191;Niort;Nord;signée\n79003;Aiffres;Nord;\n79191;Niort;Sud;projet\n',
    )
    const { table } = tableOf(readWhole(cptsListes, raw).rows)
    expect(table.rows.filter(({ cpts }) => cpts !== null)).toMatchObject([
      { code_commune: '79003', cpts: 'Nord', etat: 'signee', edition: '2026-03-02' },
      { code_commune: '79191', cpts: 'Nord', etat: 'signee' },
      { code_commune: '79191', cpts: 'Sud', etat: 'projet' },
    ])
    lay(raw, 'cpts/listes/84_2026-03.csv', 'codgeo,cpts\n1053,Bresse\n')
    const bourg = tableOf(readWhole(cptsListes, raw).rows).table.rows.filter(({ cpts }) => cpts === 'Bresse')
    expect(bourg).toMatchObject([{ code_commune: '01053', etat: null }])
  })

  test('knows a code that merged into another as a part of it, and all of them as the whole', () => {
    const merged = ofDepartements('79', '85').filter(({ anciensCodes }) => anciensCodes.length === 1)
    const [one, two] = [merged[0]!, merged[1]!]
    lay(
      raw,
      'cpts/listes/75_2026-03.csv',
      `codgeo,cpts\n${one.anciensCodes[0]},Une\n${two.anciensCodes[0]},Deux\n${two.code},Deux\n`,
    )
    const told = tableOf(readWhole(cptsListes, raw).rows).table.rows.filter(({ cpts }) => cpts !== null)
    expect(told.map(({ code_commune, cpts, etendue }) => [code_commune, cpts, etendue])).toEqual(
      [
        [one.code, 'Une', 'partie'],
        [two.code, 'Deux', 'entiere'],
      ].sort(),
    )
  })

  test.each<[string, () => void, RegExp]>([
    [
      'another heading of the communes',
      () => inList(LINES, ['Nom CPTS', 'Lieux', ...HEADINGS.slice(2)]),
      /"93_2026-01\.xlsx" has no heading "commune" or /,
    ],
    [
      'no headings at all, and persons in its cells',
      () => lay(raw, 'cpts/listes/93_2026-01.csv', 'Dr Jeanne INVENTEE;Niort\nPaul INVENTE;Aiffres\n'),
      /^(?!.*INVENT).*has no heading "nom cpts".*, and none "commune"/i,
    ],
    [
      'names merged over several lines',
      () => inList([LINES[0]!, ['', 'Digne-les-Bains', 4]]),
      /"93_2026-01\.xlsx" line 4, column "nom": is empty beside a commune: are its cells merged/,
    ],
    [
      'no département beside a name',
      () => inList([['CPTS', 'Digne-les-Bains', '']]),
      /line 3, column "departement": is empty/,
    ],
    [
      'too many names that nobody knows',
      () =>
        inList([
          ...LINES.slice(0, 40),
          ...LINES.slice(40).map((one): Line => [one[0], `${one[1]}x`, one[2]]),
        ]),
      /names \d+ of \d+ communes of the région 93 that the COG does not know/,
    ],
    [
      'a région that is none',
      () => lay(raw, 'cpts/listes/99_2026-01.csv', 'codgeo,cpts\n79191,Nord\n'),
      /of the région 99, which is none/,
    ],
    [
      'a name that tells no day',
      () => lay(raw, 'cpts/listes/Listing CPTS_012026.csv', 'codgeo,cpts\n79191,Nord\n'),
      /holds "Listing CPTS_012026\.csv", which does not tell.* Name each list by/,
    ],
    [
      'two of one région',
      () => {
        for (const day of ['2025-01', '2026-01'])
          lay(raw, `cpts/listes/75_${day}.csv`, 'codgeo,cpts\n79191,N\n')
      },
      /holds two lists of the région 75/,
    ],
  ])('is refused by what changed: %s', (_what, change, problem) => {
    const message = refusal(() => {
      change()
      tableOf(readWhole(cptsListes, raw).rows)
    })
    expect(message).toMatch(problem)
    expect(message).toMatch(/^cpts-listes: cpts\/listes: /)
  })
})
