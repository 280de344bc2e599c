import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asOfEditions } from '../../data/asOfEditions.ts'
import { readWhole } from '../../data/read-whole.ts'
import { aplInfirmiers, aplInfirmiersIn } from '../../data/sources/apl-infirmiers.ts'
import { aplMedecins } from '../../data/sources/apl-medecins.ts'
import type { Source } from '../../data/sources/source.ts'
import { scratch } from '../scratch.ts'
import { changedSheet, doctorsSheets, nursesSheets, putWorkbook, type Sheets } from './apl-files.ts'
import { rows } from './package-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-apl-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

/** Two places of each département that the DREES covers. */
const CODES = rows('departements', 'code')
  .filter(({ code }) => code !== '976')
  .flatMap(({ code }) => ['001', '002'].map((place) => `${code}${place.slice(code.length - 2)}`))

const doctorsOf = (annee: number, apl: readonly (number | null)[] = [2.9, 2.5, 2.3, 2.1]) => ({
  annee,
  rows: CODES.map((code) => ({ code, apl, standardised: 1_950.5, total: 1_940 })),
})
const nursesOf = (annee: number, apl = 115) => ({
  annee,
  rows: CODES.map((code) => ({ code, apl: [apl], standardised: 1_900, total: 1_940 })),
})

/** A source of whose editions a cut is enough. */
const cut = <Published, Row>(source: Source<Published, Row>): Source<Published, Row> => ({
  ...source,
  least: 1,
  whole: {
    ...source.whole,
    ...(source.whole?.editions && { editions: { ...source.whole.editions, least: 1 } }),
  },
})
const doctors = (sheets: Sheets) => {
  putWorkbook(raw, aplMedecins.files[0], sheets)
  return readWhole(cut(aplMedecins), raw)
}
const NURSES = 'apl/apl_infirmiers.xlsx'
const nurses = (sheets: Sheets) => {
  putWorkbook(raw, NURSES, sheets)
  return readWhole(cut(aplInfirmiersIn(raw)), raw)
}
const editionsOf = (read: readonly { readonly annee: number }[]) => [
  ...new Set(read.map(({ annee }) => annee)),
]

describe('the workbook of the GPs', () => {
  test.each([[[2024]], [[2023, 2024]], [[2022, 2023, 2024]], [[2023, 2024, 2025]]])(
    'is read whole with its editions %j, under the name of the first ones',
    (years) => {
      const read = doctors(doctorsSheets(...years.map((year) => doctorsOf(year)))).rows
      expect(editionsOf(read)).toEqual(years)
      expect(read).toHaveLength(CODES.length * years.length)
      expect(read.at(-1)).toEqual({
        ...{ annee: years.at(-1), anneePopulation: years.at(-1)! - 2, code: CODES.at(-1) },
        ...{ aplMg: 2.9, aplMg65: 2.5, populationStandardisee: 1_950.5, populationTotale: 1_940 },
      })
    },
  )

  test('tells its date, its editions and of which year each counts people', () => {
    const of = (...years: number[]) =>
      asOfEditions(aplMedecins, doctors(doctorsSheets(...years.map((year) => doctorsOf(year)))).rows)
    expect(of(2022, 2023, 2024)).toMatchObject({ date: '2024', millesime: '2022, 2023 et 2024' })
    expect(of(2022, 2023, 2024).note).toMatch(
      / standardisée ; les populations des éditions 2022, 2023 et 2024 sont celles de 2020, de 2021 et de 2022\.$/,
    )
    expect(of(2024)).toMatchObject({ date: '2024', millesime: '2024' })
    expect(of(2024).note).toMatch(/ ; les populations de l’édition 2024 sont celles de 2022\.$/)
  })

  test('leaves out by name a commune whose APL is empty, which is nobody’s zero', () => {
    const sheets = doctorsSheets(doctorsOf(2023), doctorsOf(2024))
    const { rows: read, rejects } = doctors(
      changedSheet(sheets, 'APL 2024', ([units, commune, ...data], header) => [
        header,
        units!,
        commune!.with(2, null),
        ...data,
      ]),
    )
    expect(rejects).toEqual([{ subject: `${CODES[0]} (2024)`, reason: 'sans APL' }])
    expect(read).toHaveLength(CODES.length * 2 - 1)
  })

  const three = doctorsSheets(doctorsOf(2022), doctorsOf(2023), doctorsOf(2024))
  const { 'APL 2022': first, 'APL 2023': second, 'APL 2024': third, Paramètres: parameters } = three
  const inNewest = (change: Parameters<typeof changedSheet>[2]) => changedSheet(three, 'APL 2024', change)
  const scaled = (factor: number, column: RegExp) =>
    inNewest((data, header) => [
      header,
      ...data.map((row) =>
        row.map((cell, at) =>
          column.test(String(header[at])) && typeof cell === 'number' ? cell * factor : cell,
        ),
      ),
    ])
  const renamed = (name: string, other: string) =>
    inNewest((data, header) => [header.map((one) => (String(one).trim() === name ? other : one)), ...data])

  test.each<[string, Sheets, RegExp]>([
    ['no edition', { Paramètres: parameters! }, /has no sheet "APL" and a year \(found: Paramètres\)/],
    ['no parameters', { 'APL 2024': third! }, /has no sheet "Paramètres"/],
    [
      'an edition by another name',
      { Paramètres: parameters!, 'APL 2023': second!, 'APL provisoire': third! },
      /sheet "APL provisoire" lists communes/,
    ],
    [
      'an edition between two others missing',
      { Paramètres: parameters!, 'APL 2022': first!, 'APL 2024': third! },
      /goes from the edition 2022 to 2024/,
    ],
    [
      'two editions interchanged',
      { Paramètres: parameters!, 'APL 2022': first!, 'APL 2023': third!, 'APL 2024': second! },
      /sheet "APL 2023" calls itself the edition of 2024/,
    ],
    [
      'two editions interchanged that do not call themselves so',
      {
        ...{ Paramètres: parameters!, 'APL 2022': first! },
        ...{ 'APL 2023': third!.slice(4), 'APL 2024': second!.slice(4) },
      },
      /sheet "APL 2024" counts people of 2021, the one before it of 2022/,
    ],
    [
      'people of two years',
      renamed('Population totale 2022', 'Population totale 2021'),
      /sheet "APL 2024": its columns of people are of 2022 and 2021/,
    ],
    [
      'a column by another name',
      renamed('APL aux médecins généralistes de 65 ans ou moins', 'APL sans les plus âgés'),
      /sheet "APL 2024" has no column like .*65 ans/,
    ],
    [
      'a column twice',
      renamed(
        'APL aux médecins généralistes de 62 ans ou moins',
        'APL aux médecins généralistes de moins de 65 ans',
      ),
      /sheet "APL 2024" has two columns like .*65 ans/,
    ],
    [
      'the columns of two ages interchanged',
      changedSheet(
        renamed('APL aux médecins généralistes de 65 ans ou moins', 'x'),
        'APL 2024',
        (data, header) => [
          header.map((one) =>
            one === 'x'
              ? 'APL aux médecins généralistes de 62 ans ou moins'
              : String(one).includes('62 ans')
                ? 'APL aux médecins généralistes de 65 ans ou moins'
                : one,
          ),
          ...data,
        ],
      ),
      /are the columns of ages interchanged/,
    ],
    ['values ten times', scaled(10, /^APL/), /edition 2024: column "APL aux médecins généralistes": mean 29/],
    [
      'values a tenth',
      scaled(0.1, /^APL/),
      /edition 2024: column "APL aux médecins généralistes": mean 0\.29/,
    ],
    ['people ten times', scaled(10, /^Population/), /edition 2024: column "Population standardisée": mean/],
    [
      'an empty column',
      inNewest((data, header) => [
        header,
        ...data.map((row) => row.map((cell, at) => (at === 2 && typeof cell === 'number' ? null : cell))),
      ]),
      /sheet "APL 2024" has no value in its column "APL aux médecins généralistes"/,
    ],
    [
      'a département missing in the newest edition alone',
      inNewest((data, header) => [header, ...data.filter(([code]) => !String(code).startsWith('33'))]),
      /edition 2024: has no row of the département 33\./,
    ],
    [
      'rows twice',
      inNewest((data, header) => [header, ...data, ...data.slice(1, 9)]),
      /has rows twice: 2024 01001/,
    ],
  ])('is refused with %s', (_what, sheets, said) => {
    const message = refusal(() => doctors(sheets))
    expect(message).toMatch(said)
    expect(message).toContain(`${aplMedecins.id}: ${aplMedecins.files[0]}`)
  })
})

describe('the workbook of the nurses', () => {
  test('takes the place of the export once it is in the raw folder, whatever its editions', () => {
    expect(aplInfirmiersIn(raw)).toBe(aplInfirmiers)
    const { rows: read } = nurses(nursesSheets(nursesOf(2023), nursesOf(2024)))
    const source = aplInfirmiersIn(raw)
    expect([source.id, source.files]).toEqual(['apl-infirmiers', [NURSES]])
    expect(editionsOf(read)).toEqual([2023, 2024])
    expect(read[0]).toEqual({
      ...{
        annee: 2023,
        anneePopulation: 2021,
        code: CODES[0],
        aplInfirmier: 115,
        populationStandardisee: 1_900,
      },
    })
    const told = asOfEditions(source, read)
    expect(told).toMatchObject({ date: '2024', millesime: '2023 et 2024' })
    expect(told.note).not.toMatch(/celle des médecins|Relevé/)
    expect(told.note).toMatch(/celles de 2021 et de 2022\.$/)
  })

  test('may word its column otherwise', () => {
    const sheets = changedSheet(nursesSheets(nursesOf(2024)), 'APL 2024', (data, header) => [
      header.map((one) => (one === 'APL aux infirmières' ? 'APL aux infirmiers ' : one)),
      ...data,
    ])
    expect(nurses(sheets).rows).toHaveLength(CODES.length)
  })

  const two = nursesSheets(nursesOf(2023), nursesOf(2024))
  const inNewest = (change: Parameters<typeof changedSheet>[2]) => changedSheet(two, 'APL 2024', change)
  test.each<[string, Sheets, RegExp]>([
    ['no edition', { 'Lisez-moi': [['x']] }, /has no sheet "APL" and a year/],
    [
      'the column of another profession',
      inNewest((data, header) => [
        header.map((one) => (one === 'APL aux infirmières' ? 'APL aux sages-femmes' : one)),
        ...data,
      ]),
      /has no column like/,
    ],
    [
      'values ten times',
      nursesSheets(nursesOf(2023), nursesOf(2024, 1_150)),
      /edition 2024: column "infirmier"/,
    ],
    [
      'a département missing in the newest edition alone',
      inNewest((data, header) => [header, ...data.filter(([code]) => !String(code).startsWith('48'))]),
      /edition 2024: has no row of the département 48\./,
    ],
    [
      'no people where there is an APL',
      inNewest((data, header) => [
        header,
        ...data.map((row) => row.map((cell, at) => (at === 3 && row[0] === CODES[7] ? null : cell))),
      ]),
      /column "populationStandardisee"/,
    ],
    ['rows twice', inNewest((data, header) => [header, ...data, ...data.slice(1, 9)]), /has rows twice/],
  ])('is refused with %s', (_what, sheets, said) => {
    const message = refusal(() => nurses(sheets))
    expect(message).toMatch(said)
    expect(message).toContain(`apl-infirmiers: ${NURSES}`)
  })
})
