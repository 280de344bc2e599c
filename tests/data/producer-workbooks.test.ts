import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { read, utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWhole } from '../../data/read-whole.ts'
import { agesDepartements } from '../../data/sources/ages-departements.ts'
import { aplMedecins } from '../../data/sources/apl-medecins.ts'
import { appartenanceCommunes } from '../../data/sources/appartenance-communes.ts'
import { compositionCirconscriptions } from '../../data/sources/composition-circonscriptions.ts'
import { departementOf } from '../../server/domain/departementOf.ts'
import { medecinsGeneralistes } from '../../data/sources/medecins-generalistes.ts'
import { portraitsCirconscriptions } from '../../data/sources/portraits-circonscriptions.ts'
import type { Source } from '../../data/sources/source.ts'
import { SourceError } from '../../server/country/package/source-error.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, RAW } from './package-files.ts'

type Cell = string | number | null
type Sheets = Record<string, Cell[][]>

/** A workbook: the sheet that is changed, how its header and its places are found, and a column of numbers. */
interface Workbook {
  readonly source: Source<never, unknown>
  readonly sheet: string
  /** First cell of the header. */
  readonly first: string
  readonly place: string
  readonly renamed: string
  readonly numbers?: string
  /** One row in so many of each département is kept, so that each is there and means are those of the whole. */
  readonly oneIn?: number
}
const workbook = (source: unknown, rest: Omit<Workbook, 'source'>): Workbook => ({
  source: source as Workbook['source'],
  ...rest,
})

const WORKBOOKS: readonly Workbook[] = [
  workbook(aplMedecins, {
    ...{ sheet: 'APL 2023', first: 'Code commune INSEE', place: 'Code commune INSEE' },
    ...{ renamed: 'APL aux médecins généralistes', numbers: 'APL aux médecins généralistes' },
  }),
  workbook(medecinsGeneralistes, {
    ...{ sheet: 'Data', first: 'codgeo', place: 'codgeo', renamed: 'nb_medg', numbers: 'nb_medg' },
    // Paris is one row, which weighs on the mean of a smaller cut.
    oneIn: 5,
  }),
  workbook(appartenanceCommunes, {
    ...{ sheet: 'COM', first: 'CODGEO', place: 'CODGEO', renamed: 'BV2022' },
  }),
  workbook(compositionCirconscriptions, {
    ...{ sheet: 'table', first: 'DEP', place: 'COMMUNE_RESID', renamed: 'type_com' },
  }),
  workbook(portraitsCirconscriptions, {
    ...{ sheet: 'indicateurs_circonscriptions', first: 'circo', place: 'circo' },
    ...{ renamed: 'pop_légal_19', numbers: 'pop_légal_19' },
  }),
]

describe.runIf(HAS_RAW).each(WORKBOOKS.map((one) => [one.source.id, one] as const))(
  '%s, changed by its producer',
  (_id, { sheet, first, place, renamed, numbers, oneIn = 25, ...one }) => {
    // A cut: the rest of the workbook is thousands of rows of the same kind.
    const parts = (one.source.whole?.parts ?? []).map((part) => ({ ...part, least: 1 }))
    const editions = one.source.whole?.editions && { ...one.source.whole.editions, least: 1 }
    const source = {
      ...one.source,
      least: 1,
      whole: { ...one.source.whole, parts, ...(editions && { editions }) },
    }
    const [file] = source.files
    let raw: string
    let sheets: Sheets

    beforeAll(() => {
      raw = mkdtempSync(join(scratch, 'relais-workbook-'))
      mkdirSync(dirname(join(raw, file)), { recursive: true })
      const whole = read(readFileSync(join(RAW, file)))
      sheets = Object.fromEntries(
        whole.SheetNames.map((name) => [
          name,
          cutOf(utils.sheet_to_json<Cell[]>(whole.Sheets[name]!, { header: 1, defval: null })),
        ]),
      )
    })
    afterAll(() => rmSync(raw, { recursive: true, force: true }))

    const headerAt = (rows: Cell[][]): number => rows.findIndex((row) => row[0] === first)
    function cutOf(rows: Cell[][]): Cell[][] {
      const at = headerAt(rows)
      const column = rows[at]?.indexOf(place) ?? -1
      if (column < 0) return rows
      const of = (row: Cell[]): string => departementOf(String(row[column]))
      const head = rows.slice(0, at + 1)
      const data = rows.slice(at + 1)
      const seen = new Map<string, number>()
      return [
        ...head,
        ...data.filter((row) => {
          const number = seen.get(of(row)) ?? 0
          seen.set(of(row), number + 1)
          return number % oneIn === 0
        }),
      ]
    }
    const put = (changed: Sheets): void => {
      const book = utils.book_new()
      for (const [name, rows] of Object.entries(changed))
        utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
      writeFileSync(join(raw, file), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    }
    const rowsOf = (changed: Sheets) => {
      put(changed)
      return readWhole(source, raw).rows
    }
    const withRows = (change: (rows: Cell[][], header: Cell[]) => Cell[][]): Sheets => {
      const rows = sheets[sheet]!
      const at = headerAt(rows)
      return { ...sheets, [sheet]: [...rows.slice(0, at), ...change(rows.slice(at + 1), rows[at]!)] }
    }
    const refusal = (changed: Sheets | null): string => {
      if (changed) put(changed)
      try {
        readWhole(source, raw)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        for (const name of [source.id, file, source.url, source.importeur])
          expect(error.message).toContain(name)
        return error.message
      }
      throw new Error('it was read as if nothing had changed')
    }

    test('is read right with a sheet more, and with its columns in another order', () => {
      const rows = rowsOf(sheets)
      expect(rows.length).toBeGreaterThan(90)
      expect(rowsOf({ Nouveau: [['Une feuille de plus']], ...sheets })).toEqual(rows)
      // The first column is what the header is known by.
      const turned = (row: Cell[]): Cell[] => [row[0]!, ...row.slice(1).reverse()]
      const wide = (row: Cell[], width: number): Cell[] =>
        Array.from({ length: width }, (_, i) => row[i] ?? null)
      expect(
        rowsOf(
          withRows((data, header) => [
            turned(header),
            ...data.map((row) => turned(wide(row, header.length))),
          ]),
        ),
      ).toEqual(rows)
    })

    test('is refused without its sheet, a column, a département, its end, or with rows twice', () => {
      const { [sheet]: gone, ...others } = sheets
      expect(refusal({ ...others, Autre: gone! })).toMatch(new RegExp(`no sheet "${sheet}"|"Autre" lists`))
      expect(
        refusal(
          withRows((data, header) => [header.map((name) => (name === renamed ? 'autre' : name)), ...data]),
        ),
      ).toMatch(/has no column/)
      expect(
        refusal(
          withRows((data, header) => [
            header,
            ...data.filter((row) => !String(row[header.indexOf(place)]).startsWith('33')),
          ]),
        ),
      ).toContain('no row of the département 33')
      expect(refusal(withRows((data, header) => [header, ...data, ...data.slice(1)]))).toContain('rows twice')
      put(sheets)
      const bytes = readFileSync(join(raw, file))
      writeFileSync(join(raw, file), bytes.subarray(0, bytes.length * 0.6))
      expect(refusal(null)).toContain('is not a workbook')
    })

    if (numbers !== undefined)
      test('is refused by the column whose values are twice what they were', () => {
        const message = refusal(
          withRows((data, header) => {
            const at = header.indexOf(numbers)
            return [
              header,
              ...data.map((row) =>
                row.map((cell, i) => (i === at && typeof cell === 'number' ? cell * 2 : cell)),
              ),
            ]
          }),
        )
        expect(message).toMatch(/column ".*": mean .* has its unit changed/)
      })
  },
)

test.runIf(HAS_RAW).each([
  ['75 ans et plus', 6],
  ['Total', 7],
] as const)('ages by département are refused by the column "%s" twice what it was', (column, at) => {
  const [file] = agesDepartements.files
  const raw = mkdtempSync(join(scratch, 'relais-workbook-'))
  const { Sheets } = read(readFileSync(join(RAW, file)), { sheets: ['2023'] })
  const rows = utils.sheet_to_json<Cell[]>(Sheets['2023']!, { header: 1, defval: null })
  const twofold = rows.map((row) =>
    row.map((cell, i) => (i === at && typeof cell === 'number' ? cell * 2 : cell)),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(twofold), '2023')
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  writeFileSync(join(raw, file), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  expect(() => readWhole(agesDepartements, raw)).toThrow(`column "${column}": mean`)
  rmSync(raw, { recursive: true, force: true })
})
