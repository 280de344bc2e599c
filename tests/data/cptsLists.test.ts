import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lostRegions } from '../../data/former.ts'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { cptsListes, hasCptsListes, regionsOfLists } from '../../data/sources/cpts-listes.ts'
import { cptsPolygones } from '../../data/sources/cpts-polygones.ts'
import { nameOf } from '../../data/sources/cpts.ts'
import { readSource } from '../../data/sources/source.ts'
import { communesByName, nameKey } from '../../data/tables/communes-by-name.ts'
import { findCommunes } from '../../data/tables/cpts-places.ts'
import { scratch } from '../scratch.ts'
import { changedPackage } from './changed-package.ts'
import { box } from '../box.ts'
import { COG, LAYER, lay, layer, outline } from './cpts-files.ts'
import { PACKAGE } from './package-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-cpts-lists-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const movements = movementsOf(COG, [])
const departements = [...new Set(COG.map(({ departement, region }) => `${departement} ${region}`))].map(
  (pair) => ({ code: pair.split(' ')[0]!, region: pair.split(' ')[1]! }),
)
const ofDepartements = (...codes: readonly string[]): readonly CogUnit[] =>
  COG.filter(({ kind, departement }) => kind === 'commune' && codes.includes(departement))
const LIST = 'cpts/listes/93_2026-01.csv'
/** A list by name, as CSV, and what is found of it. */
const findIn = (lines: readonly string[], headings = 'nom cpts;commune;dpt', cog = COG) => {
  lay(raw, LIST, [headings, ...lines, ''].join('\n'))
  const { rows } = readWhole(cptsListes, raw)
  return findCommunes(rows, { cog, movements, departements, shapes: new Map(), districts: new Map() })
}
const linesOf = (...codes: readonly string[]): string[] =>
  ofDepartements(...codes).map(({ nom, departement }) => `CPTS ${departement};${nom};${departement}`)

const NORTH = { nom_cpts: 'CPTS Nord', statut: 'ACI signé' }
const SQUARE = box(-0.5, 46.3, -0.4, 46.4)

describe('words that say that there is no CPTS', () => {
  test('are none beside each commune, and the département is covered', () => {
    const words = ['Hors CPTS', 'Aucune', 'Zone blanche', 'Non couvert', 'Pas de CPTS', 'Néant', '-', '0']
    const { members, covered } = findIn(
      linesOf('04').map((line, at) => (words[at] ? line.replace('CPTS 04', words[at]) : line)),
    )
    expect(new Set(members.map(({ row }) => row.nom))).toEqual(new Set(['CPTS 04']))
    expect(members).toHaveLength(ofDepartements('04').length - words.length)
    expect(covered.get('04')).toBe('2026-01')
  })

  test.each([
    ...['Pas de CPTS à ce jour', 'Hors territoire CPTS', 'Non concerné', 'À définir', 'Idem', '?', '"', '…'],
  ])('"%s" is neither none nor a name', (word) =>
    expect(refusal(() => findIn([`"${word.replaceAll('"', '""')}";Digne-les-Bains;4`]))).toMatch(
      /column "nom": is no name of a CPTS/,
    ),
  )

  test('what begins like such words is a name all the same', () =>
    expect(findIn(['Pas-de-Calais Centre;Digne-les-Bains;4']).members).toHaveLength(1))

  test.each(['oui', 'Non', 'x', '1', '12'])('a column of "%s" has no names', (word) =>
    expect(refusal(() => findIn([...linesOf('04').slice(1), `${word};Digne-les-Bains;4`]))).toMatch(
      /"93_2026-01\.csv" line \d+, column "nom": is no name of a CPTS/,
    ),
  )

  test('an empty cell is asked for: it may be of a merged one', () =>
    expect(refusal(() => findIn([';Digne-les-Bains;4']))).toMatch(
      /is empty beside a commune.*Write the CPTS on each of its lines, and "aucune" where there is none/,
    ))
})

describe('a part of a list', () => {
  test('of several sheets that have the headings none is taken for the whole; those of other tables do no harm', () => {
    const sheet = (...lines: readonly string[]) => utils.aoa_to_sheet(lines.map((line) => line.split(';')))
    const bookOf = (sheets: Readonly<Record<string, ReturnType<typeof sheet>>>): void => {
      const book = utils.book_new()
      for (const [name, cells] of Object.entries(sheets)) utils.book_append_sheet(book, cells, name)
      lay(raw, 'cpts/listes/93_2026-01.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    }
    const signed = sheet('CPTS;Commune;Dpt', 'CPTS Une;Digne-les-Bains;04')
    bookOf({ Notice: sheet('Listing'), Vide: sheet('CPTS;Commune;Dpt'), Signées: signed })
    expect(readWhole(cptsListes, raw).rows).toHaveLength(1)
    bookOf({ Signées: signed, Projets: sheet('Titre', 'CPTS;Commune;Dpt', 'CPTS Deux;Sisteron;04') })
    expect(refusal(() => readWhole(cptsListes, raw))).toMatch(
      /"93_2026-01\.xlsx" has 2 sheets with these headings: which holds\? Bring them to one/,
    )
  })

  test('says nothing of the communes that it does not name, until it names four fifths of a département', () => {
    const lines = linesOf('05')
    const tenth = Math.ceil(lines.length / 10)
    expect([...findIn(lines.slice(0, 7 * tenth)).covered.keys()]).toEqual([])
    expect([...findIn(lines.slice(0, 9 * tenth)).covered.keys()]).toEqual(['05'])
    // Nor by one commune on many lines.
    expect([...findIn(lines.map((_, at) => `CPTS ${at};Gap;05`)).covered.keys()]).toEqual([])
  })
})

test('a département is unsure where the name that it lacks may be the one under another number of its région', () => {
  const lines = linesOf('04', '05')
  expect([...findIn(lines).covered.keys()].toSorted()).toEqual(['04', '05'])
  const slipped = lines.map((line) => (line === 'CPTS 04;Sisteron;04' ? 'CPTS 04;Sisteron;05' : line))
  expect(slipped).not.toEqual(lines)
  expect([...findIn(slipped).covered.keys()]).toEqual([])
})

test('an arrondissement that no town has is a name that nobody knows', () =>
  expect(findIn([...linesOf('04'), 'CPTS 04;21e arrondissement;04']).left?.fr).toMatch(/\(04/))

test('a list of headings alone is refused: its région would leave without a word', () =>
  expect(refusal(() => findIn([]))).toMatch(/"93_2026-01\.csv", which has no line/))

describe('what is of a person', () => {
  test.each([
    ['CPTS Nord – contact@nord.example – 06 12 34 56 78', 'CPTS Nord'],
    ['CPTS du Sud (tél. 06.12.34.56.78)', 'CPTS du Sud'],
    ['06 12 34 56 78', 'CPTS'],
    ['jeanne.dupont@ars.example', 'CPTS'],
    ['CPTS Dr Jeanne INVENTEE', 'CPTS'],
    ['CPTS Grand NIORT', 'CPTS Grand NIORT'],
  ])('is not in the name of a CPTS: "%s" is told as "%s"', (written, name) =>
    expect(nameOf(written)).toBe(name),
  )

  test('is not told of a line that is shifted', () => {
    const shifted = [
      'jeanne.dupont@ars.example',
      '06 12 34 56 78',
      'Dr Jeanne INVENTEE',
      'Nulle-Part',
      '04999',
    ]
    const { left } = findIn([...linesOf('04'), ...shifted.map((cell) => `CPTS 04;${cell};04`)])
    expect(left!.fr).toBe('… (04 : CPTS 04), Nulle-Part (04 : CPTS 04), 04999 (04 : CPTS 04)')
    const refused = refusal(() => findIn([...shifted, ...shifted].map((cell) => `CPTS 04;${cell};04`)))
    expect(refused).toMatch(/names 10 of 10 communes .*: …, …, …, Nulle-Part, 04999, …/)
    expect(refused).not.toMatch(/jeanne|06 12/i)
  })

  test('makes no name of an outline: whose field may be of a referent is refused', () => {
    const read = (properties: readonly object[]) => {
      const features = properties.map((one) => outline({ statut: 'ACI signé', ...one }, SQUARE))
      lay(raw, LAYER, JSON.stringify(layer(features, 2154)))
      return readSource(cptsPolygones, raw).rows.map(({ nom }) => nom)
    }
    const [one, two] = [{ nom: 'CPTS Nord' }, { nom: 'Communauté du Sud' }]
    expect(read([one, two])).toEqual(['CPTS Nord', 'Communauté du Sud'])
    for (const field of ['Prénom', 'mail', 'tel_referent'])
      expect(refusal(() => read([{ ...one, [field]: '' }]))).toMatch(/"nom" may be of a person/)
    expect(refusal(() => read([one, { nom: 'Inventee' }, { nom: 'Invente' }]))).toMatch(
      /"nom" may be of a person/,
    )
  })
})

describe('the column of the communes', () => {
  const NIORT = 'cpts/listes/75_2026-01.csv'
  const codesIn = (...lines: readonly string[]) => {
    lay(raw, NIORT, lines.join('\n'))
    const { rows } = readWhole(cptsListes, raw)
    const geography = { cog: COG, movements, departements, shapes: new Map(), districts: new Map() }
    return findCommunes(rows, geography)
  }

  test('is the one called so, before the territory that is called after a town', () =>
    expect(
      codesIn('nom cpts;territoire cpts;commune;dpt', 'CPTS Niort;Niort;Aiffres;79').members.map(
        ({ commune }) => commune,
      ),
    ).toEqual(['79003']))

  test('is none where a CPTS has one commune on line after line', () =>
    expect(
      refusal(() => codesIn('nom cpts;territoire cpts;dpt', ...Array<string>(3).fill('CPTS Niort;Niort;79'))),
    ).toMatch(
      /"75_2026-01\.csv" line 4 has a commune a third time for one CPTS: is it the column of the communes/,
    ))

  test('has names that agree with the codes beside them, or the line is left out', () => {
    // 79180 is the postcode of Chauray and the code of another commune; 79000 is no code.
    const { members, left, covered } = codesIn(
      'nom cpts;code;commune',
      ...['CPTS Un;79191;NIORT', 'CPTS Un;79003;Niort', 'CPTS Un;79180;Chauray', 'CPTS Un;79000;Niort'],
    )
    expect(members.map(({ commune }) => commune)).toEqual(['79191'])
    expect(left!.en).toBe('79003 (79: CPTS Un), 79180 (79: CPTS Un), 79000 (79: CPTS Un)')
    expect(covered.size).toBe(0)
    const [district] = codesIn('nom cpts;code;commune', 'CPTS;13055;Marseille 14e').members
    expect(district).toMatchObject({ commune: '13055', whole: { code: '13214', isCommune: false } })
  })
})

describe('a name', () => {
  test('that is of two communes but for an article is of neither, unless the list has both', () => {
    const doubs = COG.filter(
      ({ departement, nom }) => departement === '25' && /^(?:La )?Longeville$/.test(nom),
    )
    expect(doubs.map(({ nom }) => nom).sort()).toEqual(['La Longeville', 'Longeville'])
    const find = communesByName(COG)
    expect(find('25', 'Longeville')).toBe('ambiguous')
    expect(find('25', 'La Longeville')).toMatchObject({ nom: 'La Longeville' })
    const both = new Set(doubs.map(({ nom }) => nameKey('25', nom)))
    expect(find('25', 'Longeville', both)).toMatchObject({ nom: 'Longeville' })
    expect(find('13', '14e arrondissement')).toMatchObject({ code: '13214' })
    expect(find('69', '3e arrondissement')).toMatchObject({ code: '69383' })
  })

  test('in a département of another région may be any of this one', () => {
    const lines = linesOf('04', '05')
    expect([...findIn(lines).covered.keys()]).toEqual(['04', '05'])
    expect(findIn([...lines, 'CPTS 04;Nulle-Part;40']).covered.size).toBe(0)
    expect(findIn([...lines, 'CPTS 04;Nulle-Part;99']).covered.size).toBe(0)
    // A commune of another région that has a namesake here.
    const twin = COG.find(
      ({ kind, region, nom }) =>
        kind === 'commune' && region !== '93' && ofDepartements('04').some((one) => one.nom === nom),
    )!
    const { covered } = findIn([...lines, `CPTS 04;${twin.nom};${twin.departement}`])
    expect(covered.has('04')).toBe(false)
    expect(covered.has('05')).toBe(!ofDepartements('05').some(({ nom }) => nom === twin.nom))
  })
})

describe('an outline that cannot be used', () => {
  /** A layer of one good outline and one with this geometry. */
  const layWith = (geometry: unknown): void => {
    const whole = layer([outline(NORTH, SQUARE)], 2154)
    const features = [...whole.features, { properties: NORTH, geometry }]
    lay(raw, LAYER, JSON.stringify({ ...whole, totalFeatures: 2, features }))
  }
  /** What is read, by name, and whether it may be anywhere. */
  const namesRead = () => {
    const { rows, rejects } = readSource(cptsPolygones, raw)
    const names = rows.map(({ nom, place }) => [nom, place.by === 'outline' && place.geometry === null])
    return { names, rejects }
  }

  test.each([
    { type: 'Polygon' },
    { type: 'Polygon', coordinates: null },
    { type: 'MultiPolygon', coordinates: [[[1, 2]]] },
  ])('is told by its place where its form is broken: %j', (geometry) => {
    layWith(geometry)
    expect(refusal(() => readSource(cptsPolygones, raw))).toMatch(/features\.1\.geometry: is no polygon/)
  })

  test.each([
    { type: 'Polygon', coordinates: [] },
    { type: 'MultiPolygon', coordinates: [[[]]] },
  ])('may be anywhere where it is empty: %j', (geometry) => {
    layWith(geometry)
    expect(namesRead()).toEqual({
      names: [
        ['CPTS Nord', false],
        ['CPTS Nord', true],
      ],
      rejects: [],
    })
  })

  test('may be anywhere without a name that can be told, and is left out where it is of no CPTS', () => {
    const names = ['', 'Hors CPTS', 'Zone blanche', 'Oui']
    lay(
      raw,
      LAYER,
      JSON.stringify(
        layer(
          [NORTH, ...names.map((nom_cpts) => ({ ...NORTH, nom_cpts }))].map((one) => outline(one, SQUARE)),
          2154,
        ),
      ),
    )
    const none = { subject: '', reason: 'n’est pas une CPTS' }
    expect(namesRead()).toEqual({
      names: [
        ['CPTS Nord', false],
        ['CPTS', true],
        ['CPTS', true],
      ],
      rejects: [none, none],
    })
  })
})

describe('the folder of the lists', () => {
  const ONE = 'codgeo,cpts\n79191,Nord\n'

  test('may hold notes and folders, and capitals in the names of its files', () => {
    lay(raw, 'cpts/listes/75_2026-01.CSV', ONE)
    lay(raw, 'cpts/listes/LISEZMOI.txt', 'reçu par courriel')
    mkdirSync(join(raw, 'cpts/listes/anciennes'))
    expect(readWhole(cptsListes, raw).rows).toHaveLength(1)
    expect(regionsOfLists(raw)).toEqual(['75'])
  })

  test.each(['75_2026-02-31', '75_2126-01', '75_2026-13'])(
    'has no list of a day that is none or to come: %s',
    (name) => {
      lay(raw, `cpts/listes/${name}.csv`, ONE)
      expect(refusal(() => readWhole(cptsListes, raw))).toMatch(
        /which does not tell of which région and day it is/,
      )
    },
  )

  test('that is a file is refused', () => {
    mkdirSync(join(raw, 'cpts'))
    writeFileSync(join(raw, 'cpts/listes'), ONE)
    expect(hasCptsListes(raw)).toBe(true)
    expect(refusal(() => readWhole(cptsListes, raw))).toMatch(/is a file and no folder/)
    expect(regionsOfLists(raw)).toEqual([])
  })
})

test('a région in service whose list is gone is told lost where others stay', () => {
  const own = join(raw, 'package')
  changedPackage(own, {
    'cpts_communes.csv': (text) =>
      `${text}${['04070,listes,Sud,,,entiere,,,93,2026-01', '79191,listes,Nord,,,entiere,,,75,2026-01', '79191,polygones,Nord,,,entiere,,,,'].join('\n')}\n`,
  })
  lay(raw, 'cpts/listes/75_2026-03.csv', 'codgeo,cpts\n79191,Nord\n')
  expect(lostRegions(own, raw)).toEqual(["Provence-Alpes-Côte d'Azur"])
  lay(raw, LIST, 'codgeo,cpts\n04070,Sud\n')
  expect(lostRegions(own, raw)).toEqual([])
  // A package that rests on none loses none.
  expect(lostRegions(PACKAGE, raw)).toEqual([])
})
