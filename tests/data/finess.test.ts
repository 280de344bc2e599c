import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWhole } from '../../data/read-whole.ts'
import { dayOfRegister, finess, type EstablishmentRow } from '../../data/sources/finess.ts'
import { structuresSante } from '../../data/tables/structures-sante.ts'
import { finessFile, type Establishment } from '../registers/files.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, RAW, rows } from './package-files.ts'
import { put, refusal } from './producer-tables.ts'

if (!HAS_RAW) console.log(`the sample of FINESS is not read: no official files at ${RAW} (set RELAIS_SHARED)`)

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-finess-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const LAMBERT = [
  '870262.2',
  '6571540.8',
  '1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole)',
] as const
/** How FINESS writes the overseas départements, and a point of each in its own system. */
const OVERSEAS = {
  971: ['9A', '105', '643000.0', '1769000.0', '1,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)'],
  972: ['9B', '209', '709000.0', '1615000.0', '1,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)'],
  973: ['9C', '302', '353672.8', '544349.1', '2,ATLASANTE,87,BAN,EPSG:2972 RGFG95/UTM zone 22N (Guyane)'],
  974: ['9D', '409', '360099.9', '7683233.4', '1,ATLASANTE,98,BAN,EPSG:2975 RGR92/UTM zone 40S (La Réunion)'],
  976: ['9F', '611', '523000.0', '8587000.0', '1,ATLASANTE,90,BAN,EPSG:4471 RGM04/UTM zone 38S (Mayotte)'],
} as const

/** A register of every département: a maison, a centre, a CPTS and a pharmacy in each, and one more of each kind in the first. */
function register(): Establishment[] {
  const places = [...rows('departements', 'code').map(({ code }) => code), '01'].map(
    (code, at): Pick<Establishment, 'departement' | 'commune' | 'point'> & { at: number } => {
      const overseas = OVERSEAS[Number(code) as keyof typeof OVERSEAS]
      if (!overseas) return { at, departement: code, commune: '004', point: LAMBERT }
      const [departement, commune, ...point] = overseas
      return { at, departement, commune, point }
    },
  )
  return places.flatMap(({ at, ...place }) =>
    ['603', '124', '604', '620'].map((category, k) => ({
      ...place,
      category,
      finess: String(100_000_000 + at * 10 + k),
      nom: `STRUCTURE DES ÉRABLES ${at}`,
      updatedOn: category === '620' ? '2026-09-01' : '2026-04-25',
    })),
  )
}

/** The importer, told that a whole register may have as few establishments as those of the tests. */
const small = { ...finess, least: 1 }
const read = (bytes: Buffer, source = small): readonly EstablishmentRow[] => {
  put(raw, source, bytes)
  return readWhole(source, raw).rows
}
const refused = (bytes: Buffer, source = small): string => refusal(() => read(bytes, source))
const changed = (change: (text: string) => string): Buffer =>
  Buffer.from(change(finessFile(...register()).toString()))

const kept = (rows: readonly EstablishmentRow[]) => rows.flatMap(({ structure }) => structure ?? [])
const one = (establishment: Partial<Establishment>) =>
  kept(read(finessFile(...register(), { finess: '790000012', nom: 'X', ...establishment }))).find(
    ({ finess: id }) => id === '790000012',
  )

describe('the register of establishments', () => {
  test('is counted whole; maisons, centres and CPTS are kept, pharmacies are not', () => {
    const read35 = read(finessFile(...register()))
    expect(read35).toHaveLength(408)
    expect(new Set(kept(read35).map(({ kind }) => kind))).toEqual(
      new Set(['maison-de-sante', 'centre-de-sante', 'cpts']),
    )
    expect(kept(read35)).toHaveLength(306)
    expect(kept(read35)[0]).toEqual({
      finess: '100000000',
      kind: 'maison-de-sante',
      nom: 'STRUCTURE DES ÉRABLES 0',
      adresse: '1 avenue DES ESSAIS',
      codePostal: '79000',
      codeCommune: '01004',
      telephone: '05 49 00 00 00',
      lon: expect.closeTo(5.21, 1) as number,
      lat: expect.closeTo(46.22, 1) as number,
    })
  })

  test.runIf(HAS_RAW)('the published sample is understood row by row, and is no whole register', () => {
    const bytes = readFileSync(join(RAW, 'finess/finess_etablissements-sample.csv'))
    const sample = finess.read.bind(finess)
    put(raw, finess, bytes)
    const found = sample(raw).map((record) => finess.toRow(finess.published.parse(record)))
    expect(found).toHaveLength(10)
    expect(found.filter((row) => 'reason' in row)).toEqual([])
    expect((found as EstablishmentRow[]).map(({ departement }) => departement)).toEqual([
      ...['01', '01', '01', '01', '06', '971', '973', '974', '975', '98'],
    ])
    // Saint-Pierre-et-Miquelon and Wallis: systems named in words, of no département that Relais covers.
    expect((found as EstablishmentRow[]).map(({ astray }) => astray)).toEqual([
      ...Array<boolean>(8).fill(false),
      true,
      true,
    ])
    expect(refused(bytes, finess)).toMatch(
      /^finess: finess\/finess_etablissements\.csv: holds 10 usable rows where at least 80000.*data\.gouv\.fr.*data\/sources\/finess\.ts/,
    )
  })

  test('9A to 9F are the overseas départements', () => {
    const codes = kept(read(finessFile(...register())))
      .map(({ codeCommune }) => codeCommune)
      .filter((code) => code.startsWith('97'))
    expect(new Set(codes)).toEqual(new Set(['97105', '97209', '97302', '97409', '97611']))
  })

  test('a point that is the commune’s, in words of another system, or not there is no point of its own', () => {
    const points = [
      [LAMBERT[0], LAMBERT[1], '4,ATLASANTE,.,ADMIN-EXPRESS-COG,EPSG:2154 RGF93 / Lambert-93 (Métropole)'],
      ['563213.8', '5180306.8', '2,ATLASANTE,90,BAN,WGS84/UTM zone 21N (St-Pierre-et-Miquelon)'],
      ['', '', ''],
    ] as const
    for (const point of points) expect(one({ point })).toMatchObject({ lon: null, lat: null })
    expect(one({ point: LAMBERT })?.lon).toBeCloseTo(5.21, 1)
  })

  test('a name or an address that may be somebody’s is left out, the organisation stays', () => {
    expect(
      one({ nom: 'CENTRE DE SANTE MME Zylquerbosc', voie: 'DES ESSAIS, CHEZ MME Zylquerbosc' }),
    ).toMatchObject({ nom: null, adresse: null, telephone: '05 49 00 00 00' })
    for (const nom of [
      ...['CENTRE DENTAIRE DR ZYLQUERBOSC', 'MAISON DE SANTE DR ZYLQUERBOSC', 'CDS SOPHIE ZYLQUERBOSC'],
      ...['CENTRE DE SANTE DENTAIRE DOCTEUR ZYLQUERBOSC', 'POLE DE SANTE DU DOCTEUR ZYLQUERBOSC'],
      ...['MSP DU DR JEAN ZYLQUERBOSC', 'MAISON DE SANTE JEAN ZYLQUERBOSC', 'Centre Jean Zylquerbosc'],
    ])
      expect([nom, one({ nom })?.nom]).toEqual([nom, null])
    for (const nom of [
      ...['MSP SIMONE VEIL', 'CENTRE DE SANTE DOCTEUR SCHWEITZER', 'MAISON DE SANTE SAINT MARTIN'],
      ...['CENTRE DE SANTE DENTAIRE MUTUALISTE', 'MSP DU PAYS DE GATINE', 'CENTRE DE SOINS INFIRMIERS'],
    ])
      expect(one({ nom })?.nom).toBe(nom)
  })

  test('a kept establishment without a commune is told by name', () => {
    put(raw, small, finessFile(...register(), { finess: '790000012', nom: 'X', commune: '' }))
    expect(readWhole(small, raw).rejects).toEqual([
      { subject: '790000012 X', reason: 'its commune "" is no code' },
    ])
  })

  test('is read right in Latin-1 as in UTF-8, with quotation marks inside a name', () => {
    const bytes = finessFile(...register())
    expect(read(Buffer.from(bytes.toString(), 'latin1'))).toEqual(read(bytes))
    expect(one({ nom: 'MAISON DE SANTE "LES LILAS"' })?.nom).toBe('MAISON DE SANTE "LES LILAS"')
  })
})

describe('a register that its producer has changed is refused by what changed', () => {
  test.each([
    ['a column renamed', (text: string) => text.replace(';coordxet;', ';x;'), /no column "coordxet"/],
    ['letters encoded twice', (text: string) => Buffer.from(text).toString('latin1'), /holds "Ã/],
    ['cut in a row', (text: string) => text.slice(0, text.length * 0.7), /not valid CSV|no row of the dép/],
    [
      'a département gone',
      (text: string) => text.replace(/^.*;48;.*\n/gm, ''),
      /no row of the département 48/,
    ],
    ['overseas gone', (text: string) => text.replace(/^.*;9F;.*\n/gm, ''), /no row of the département 976/],
    [
      'rows twice',
      (text: string) => `${text}\n${text.slice(text.indexOf('\n') + 1)}`,
      /has rows twice: 100000000/,
    ],
    [
      'metres ten times what they were',
      (text: string) => text.replace(/;(\d+)\.(\d);(\d+)\.(\d);/g, ';$1$2.0;$3$4.0;'),
      /category 603: column "coordxet, coordyet: outside.*mean 1 where 0 to 0\.1/,
    ],
    [
      'x and y the wrong way round',
      (text: string) => text.replace(/;(\d+\.\d);(\d+\.\d);/g, ';$2;$1;'),
      /category 603: column "coordxet, coordyet/,
    ],
    ['no telephone', (text: string) => text.replaceAll('0549000000', ''), /column "telephone: numbers/],
    ['no maison', (text: string) => text.replaceAll(';603;', ';439;'), /category 603: holds 0 usable rows/],
    [
      'another form of number',
      (text: string) => text.replace('\n100000000;', '\n10 000 000 0;'),
      /record 1, column "nofinesset"/,
    ],
  ])('%s', (_what, change, problem) => {
    const message = refused(changed(change))
    for (const name of [finess.id, finess.files[0], finess.url, finess.importeur])
      expect(message).toContain(name)
    expect(message).toMatch(problem)
  })

  test('cut after a whole row, by the number of rows it has in every edition', () => {
    expect(refused(finessFile(...register()), finess)).toMatch(/holds 408 usable rows where at least 80000/)
  })
})

describe('the table of structures', () => {
  test('has each in its commune of today, and none of the collectivités d’outre-mer', () => {
    const table = structuresSante(
      read(
        finessFile(...register(), { finess: '970100001', nom: 'MAISON', departement: '9A', commune: '127' }),
      ),
      {
        place: (_source, all, codeOf) =>
          all.flatMap((row) => (codeOf(row) === '97127' ? [] : [{ row, commune: codeOf(row) }])),
      },
    )
    expect(table.rows).toHaveLength(306)
    expect(table.rows[0]).toMatchObject({
      finess: '100000000',
      genre: 'maison-de-sante',
      fiche_le: '2026-04-25',
    })
  })

  test('is empty where the register is not at hand', () => {
    expect(structuresSante([], { place: () => [] }).rows).toEqual([])
  })
})

test('the register is of the newest day with several changes: a slip alone cannot date it, whatever today is', () => {
  const changedOn = (...days: (string | null)[]) => days.map((updatedOn) => ({ updatedOn }))
  const [may, june, typo] = ['2026-05-31', '2026-06-01', '2062-06-01'] as const
  expect(dayOfRegister(changedOn(june, may, june, null, may, june, typo, may))).toBe(june)
  expect(dayOfRegister(changedOn(null, may))).toBeNull()
})
