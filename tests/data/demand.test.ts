import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import { agesCommunes, type AgesRow } from '../../data/sources/ages-communes.ts'
import { effectifsCnam, type PatientsRow } from '../../data/sources/effectifs-cnam.ts'
import { communesAges } from '../../data/tables/communes-ages.ts'
import { diabeteDepartements } from '../../data/tables/diabete-departements.ts'
import { toCsv } from '../../data/tables/table.ts'
import { scratch } from '../scratch.ts'
import { cnamFile, cnamRow, inseeFile, INVENTED_AGES, invented } from './demand-files.ts'
import { rows } from './package-files.ts'
import { put, refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-demand-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const departements = rows('departements', 'code').map(({ code }) => code)

const named = (
  message: string,
  { id, files, url, importeur }: typeof effectifsCnam | typeof agesCommunes,
) => {
  for (const name of [id, files[0], url, importeur]) expect(message).toContain(name)
}

describe('the Cnam’s patients treated for diabetes, from a file made by hand', () => {
  const read = (bytes: Buffer): readonly PatientsRow[] => {
    put(raw, effectifsCnam, bytes)
    return readWhole(effectifsCnam, raw).rows
  }
  const refused = (bytes: Buffer): string => refusal(() => read(bytes))
  const changed = (change: (text: string) => string): Buffer => Buffer.from(change(cnamFile().toString()))

  test('are those of both sexes by département and class of five years, of the newest year; a secret count stays unknown', () => {
    const patients = read(cnamFile())
    expect(patients).toHaveLength(2020)
    const at = departements.indexOf('79')
    const own = patients.filter(({ departement }) => departement === '79')
    expect(own.map(({ ages }) => ages).join(' ')).toMatch(/^0-4 5-9 10-14 .* 90-94 95\+$/)
    expect(own[8]).toEqual({
      ...{ annee: 2023, departement: '79', ages: '40-44' },
      ...{ patients: invented(at, 8).patients, population: invented(at, 8).people },
    })
    expect(
      patients.find(({ departement, ages }) => departement === departements[10] && ages === '0-4'),
    ).toEqual(expect.objectContaining({ patients: null, population: invented(10, 0).people }))
  })

  test('are read the same with commas, without a mark of order, and by the technical names of the columns', () => {
    const expected = read(cnamFile())
    expect(read(cnamFile(','))).toEqual(expected)
    expect(read(changed((text) => text.replace('\uFEFF', '')))).toEqual(expected)
    expect(read(cnamFile(';', [], 'technical'))).toEqual(expected)
    expect(read(cnamFile(',', [], 'technical'))).toEqual(expected)
  })

  const column = (at: number, change: (cell: string) => string) => (text: string) =>
    text
      .split('\r\n')
      .map((line, k) =>
        k === 0 || line === ''
          ? line
          : line
              .split(';')
              .map((cell, c) => (c === at ? change(cell) : cell))
              .join(';'),
      )
      .join('\r\n')
  const times = (factor: number) => (cell: string) => (cell === '' ? cell : String(Number(cell) * factor))
  const tenfold = times(10)

  test.each([
    ['a column renamed', (text: string) => text.replace(';Ntop;', ';effectif;'), /no column "ntop"/],
    [
      'the level renamed',
      (text: string) => text.replace('Niveau prioritaire', 'Niveau'),
      /no column "niveau_p/,
    ],
    ['patients tenfold', column(9, tenfold), /column "prev": is not 100 × ntop \/ npop/],
    ['people tenfold', column(10, tenfold), /column "prev": is not 100 × ntop \/ npop/],
    ['a prevalence as a share', column(11, (cell) => cell && String(Number(cell) / 100)), /column "prev"/],
    [
      'patients and prevalence threefold',
      (text: string) => column(9, times(3))(column(11, times(3))(text)),
      /column "ntop": mean .* has its unit changed/,
    ],
    [
      'a département gone',
      (text: string) => text.replace(/^.*;48;\d*;.*\r\n/gm, ''),
      /no row of the département 48/,
    ],
    [
      'ages gone',
      (text: string) => text.replace(/^.*;6\d-6\d;.*\r\n/gm, ''),
      /class 60-64: holds 0 usable rows/,
    ],
    ['cut', (text: string) => text.slice(0, text.length * 0.6), /not valid CSV|holds \d+ usable rows where/],
    [
      'rows twice',
      (text: string) => `${text}${text.slice(text.indexOf('\n') + 1)}`,
      /at most are expected|has rows twice/,
    ],
    [
      'a class through a spreadsheet',
      (text: string) => text.replaceAll('05-09', '05-sept'),
      /column "cla_age_5"/,
    ],
    ['a word where a count is', (text: string) => text.replace(';1630;', ';env. 1630;'), /column "ntop"/],
    [
      'the illness called otherwise',
      (text: string) => text.replaceAll('Diabète', 'Diabètes'),
      /holds no record/,
    ],
  ])('is refused by what changed: %s', (_what, change, problem) => {
    const message = refused(changed(change))
    named(message, effectifsCnam)
    expect(message).toMatch(problem)
  })

  test('one row twice is named', () => {
    const dept = departements[3]!
    const again = cnamRow({ ages: '40-44', dept, ...invented(3, 8) })
    const gone = cnamRow({ ages: '0-4', dept: '79', ...invented(departements.indexOf('79'), 0) }).join(';')
    const message = refused(Buffer.from(cnamFile(';', [again]).toString().replace(`${gone}\r\n`, '')))
    expect(message).toMatch(/has rows twice: 04 40-44/)
  })

  test('the table tells a secret count as an empty cell, and has no row without the file', () => {
    const [head, first] = toCsv(diabeteDepartements(read(cnamFile()))).split('\n')
    expect([head, first]).toEqual(['departement,ages,annee,patients,population', '01,0-4,2023,,38000'])
    expect(diabeteDepartements([]).rows).toEqual([])
  })
})

describe('people by age of the communes, from a file made by hand', () => {
  /** One commune of each département but Mayotte. */
  const communes = departements
    .filter((code) => code !== '976')
    .map((code) => ({ code: `${code}004`.slice(0, 5) }))
  const small = { ...agesCommunes, least: 99 }
  const read = (bytes: Buffer, source = small): readonly AgesRow[] => {
    put(raw, source, bytes)
    return readWhole(source, raw).rows
  }
  const refused = (bytes: Buffer, source = small): string => refusal(() => read(bytes, source))

  test('are those of the newest census of the file, whatever its year', () => {
    expect(read(inseeFile(communes))[0]).toEqual({ annee: 2022, code: '01004', ages: [...INVENTED_AGES] })
    expect(read(inseeFile(communes, undefined, '23'))[0]).toMatchObject({
      annee: 2023,
      ages: [...INVENTED_AGES],
    })
  })

  test('are nobody where the total is zero, as of the destroyed villages of the Meuse, and unknown where nothing is said', () => {
    const nobody = [0, 0, 0, 0, 0, 0, 0]
    const villages = communes.map(({ code }) => (code === '55004' ? { code, ages: nobody } : { code }))
    const written = (total: string, ages: string) => (text: string) =>
      text.replace('\n55004;0;0;0;0;0;0;0;0;', `\n55004;${total};${ages};`)
    for (const [total, ages] of [
      ['0', '0;0;0;0;0;0;0'],
      ['0', ';;;;;;'],
    ] as const)
      expect(
        read(inseeFile(villages, written(total, ages))).find(({ code }) => code === '55004'),
        `${total} ${ages}`,
      ).toEqual({ annee: 2022, code: '55004', ages: nobody })
    // The only one of its département here: without a number it is as if it were not in the file.
    expect(refused(inseeFile(villages, written('', ';;;;;;')))).toMatch(/no row of the département 55/)
    // An empty cell beside people is not zero, and no total hides people.
    expect(refused(inseeFile(villages, written('12', ';;;;;;')))).toMatch(/column "classes\.0"/)
    expect(refused(inseeFile(villages, written('', '12;0;0;0;0;0;0')))).toMatch(/column "POP"/)
  })

  test.each([
    [
      'a column renamed',
      (text: string) => text.replace('P22_POP4559', 'P22_POP4564'),
      /no column "P22_POP4559"/,
    ],
    ['the total renamed', (text: string) => text.replace(';P22_POP;', ';P22_PTOT;'), /no column "P22_POP"/],
    [
      'a class tenfold',
      (text: string) => text.replaceAll(/;440;420;180;/g, ';4400;420;180;'),
      /column "POP": is not the sum of the seven classes/,
    ],
    [
      'all tenfold',
      (text: string) => text.replace(/(?<=;)\d+(\.\d+)?/g, (cell) => String(Number(cell) * 10)),
      /column "POP": mean 2\.001e\+4|column "POP": mean 20\d*/,
    ],
    [
      'two classes the wrong way round',
      (text: string) => text.replace('P22_POP7589;P22_POP90P', 'P22_POP90P;P22_POP7589'),
      /column "POP7589": mean/,
    ],
    [
      'a département gone',
      (text: string) => text.replace(/^48.*\n/m, ''),
      /no row of the département 48|least 99/,
    ],
    ['a commune twice', (text: string) => `${text}${text.split('\n')[1]}\n`, /has rows twice: 01004/],
    [
      'a number with a comma',
      (text: string) => text.replace(';340.25;', ';340,25;'),
      /record 1, column "classes.0"/,
    ],
    [
      'a code without its zero',
      (text: string) => text.replace('\n01004', '\n1004'),
      /record 1, column "CODGEO"/,
    ],
    ['cells parted by commas', (text: string) => text.replaceAll(';', ','), /no column "CODGEO"/],
  ])('are refused by what changed: %s', (_what, change, problem) => {
    const message = refused(inseeFile(communes, change))
    named(message, agesCommunes)
    expect(message).toMatch(problem)
  })

  test('are refused from a zip that is cut, that holds no table, and cut after a whole row', () => {
    const bytes = inseeFile(communes)
    const cut = refused(bytes.subarray(0, bytes.length / 2))
    named(cut, agesCommunes)
    expect(cut).toMatch(/not a complete zip/)
    expect(refused(bytes, agesCommunes)).toMatch(/holds 100 usable rows where at least 34500/)
  })

  test('go to the communes of today: merged ones added up, an arrondissement where its city is not given', () => {
    const unit = (kind: 'commune' | 'arrondissement', code: string, codeCommune = code) => ({
      ...{ kind, code, codeCommune, nom: code, departement: '01', region: '84', population: 1 },
      ...{ codesPostaux: [], anciensCodes: [] },
    })
    const cog = [
      unit('commune', '75056'),
      unit('arrondissement', '75101', '75056'),
      { ...unit('commune', '01004'), anciensCodes: ['01005'] },
    ]
    const movements = movementsOf(cog, [])
    const row = (code: string, people: number): AgesRow => ({
      ...{ annee: 2022, code },
      ages: [people, 0, 0, 0, 0, 0, 0.004],
    })
    const moved = communesAges(
      [row('01004', 10), row('01005', 5.125), row('75101', 3), row('97701', 1)],
      cog,
      movements,
    )
    expect(toCsv(moved).split('\n').slice(1, -1)).toEqual([
      '01004,2022,15.13,0,0,0,0,0,0.01',
      '75056,2022,3,0,0,0,0,0,0',
    ])
    const city = communesAges([row('75056', 7), row('75101', 3)], cog, movements)
    expect(city.rows).toMatchObject([{ code_commune: '75056', ages_0_14: 7 }])
    expect(communesAges([], cog, movements).rows).toEqual([])
  })
})
