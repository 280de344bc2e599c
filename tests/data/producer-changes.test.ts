import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildPackage } from '../../data/build.ts'
import { readWhole } from '../../data/read-whole.ts'
import { decode } from '../../data/readers/bytes.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, RAW } from './package-files.ts'
import { inPart, put, refusal, tableOf, TABLES, type Published } from './producer-tables.ts'

if (!HAS_RAW) console.log(`changed files are not tested: no official files at ${RAW} (set RELAIS_SHARED)`)

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-producer-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

/** Départements whose postcodes begin like their own code. */
const SOME_DEPARTEMENTS = ['01', '33', '48', '72', '90', '972']

type Cells = string[][]

/** As the producer wrote it, in letters that one byte holds. */
const textOf = ({ source: { files } }: Published): string => {
  const bytes = readFileSync(join(RAW, files[0]))
  const text = (files[0].endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.replace(/^\uFEFF/, '').replace(/[^\0-\xFF]/g, "'")
}
const read = (published: Published, bytes: Buffer) => {
  put(raw, published.source, bytes)
  return readWhole(published.source, raw)
}
/** The same table with its cells changed, header first. */
function changed(published: Published, change: (cells: Cells) => Cells): Buffer {
  const { delimiter = ',', above = 0 } = published
  const lines = textOf(published).split('\n')
  const cells = parse(lines.slice(above).join('\n'), { delimiter, skip_empty_lines: true })
  return Buffer.from([...lines.slice(0, above), stringify(change(cells), { delimiter })].join('\n'))
}
/** Every refusal says which dataset, which file, where its producer publishes it, and what reads it. */
const expectNamed = ({ source }: Published, message: string): void => {
  for (const name of [source.id, source.files[0], source.url, source.importeur])
    expect(message).toContain(name)
}

describe.runIf(HAS_RAW).each(TABLES.map((one) => [one.source.id, one] as const))(
  '%s, changed by its producer',
  (_id, one) => {
    test('is read right in another encoding, and with its columns in another order', () => {
      const text = textOf(one)
      const { rows } = read(one, Buffer.from(text))
      const encodings = [
        Buffer.from(text, 'latin1'),
        Buffer.from(`\uFEFF${text}`, 'utf8'),
        Buffer.from(`\uFEFF${text}`, 'utf16le'),
      ]
      for (const bytes of encodings) expect(read(one, bytes).rows).toEqual(rows)
      // « Code » is what a header of statistiques locales is known by.
      if (one.above) return
      const turned = changed(one, (cells) => cells.map((row) => [...row].reverse()))
      expect(read(one, turned).rows).toEqual(rows)
    })

    test('is refused with a byte that is no UTF-8 among letters that are, and with letters encoded twice', () => {
      const bytes = Buffer.from(textOf(one).replace('\n', '\néé'))
      const damaged = Buffer.from(bytes)
      damaged[bytes.indexOf('\né') + 2] = 0x20
      const twice = Buffer.from(bytes.toString('latin1'))
      for (const [changed, problem] of [
        [damaged, /UTF-8.* 1 byte, .* on line 2/],
        [twice, /as utf-8.*holds "Ã." on line \d+/],
        [Buffer.from(`\uFEFF${bytes.toString('latin1')}`, 'utf16le'), /as utf-16le.*holds "Ã."/],
        [Buffer.from(bytes.toString().replace('\né', '\n\uFFFD')), /holds "\uFFFD" on line 2/],
      ] as const) {
        const message = refusal(() => read(one, changed))
        expectNamed(one, message)
        expect(message).toMatch(problem)
        expect(message).toContain('npm run data:fetch')
      }
    })

    test('is refused by the name of a column that it no longer has', () => {
      fc.assert(
        fc.property(fc.constantFrom(...one.columns), (column) => {
          const bytes = changed(one, ([header, ...rows]) => [
            header!.map((name) => (name === column ? `${name}_bis` : name)),
            ...rows,
          ])
          const message = refusal(() => read(one, bytes))
          expectNamed(one, message)
          expect(message).toContain(`"${column}"`)
        }),
        { numRuns: 3 },
      )
    })

    test('is refused with rows twice, and cut short', () => {
      const twice = refusal(() =>
        read(
          one,
          changed(one, ([header, ...rows]) => [header!, ...rows, ...rows]),
        ),
      )
      expectNamed(one, twice)
      expect(twice).toContain('rows twice')
      fc.assert(
        fc.property(fc.double({ min: 0.2, max: 0.8, noNaN: true }), (part) => {
          const text = textOf(one)
          expectNamed(
            one,
            refusal(() => read(one, Buffer.from(text.slice(0, text.length * part)))),
          )
          if (!one.source.files[0].endsWith('.gz')) return
          const packed = readFileSync(join(RAW, one.source.files[0]))
          writeFileSync(join(raw, one.source.files[0]), packed.subarray(0, packed.length * part))
          expect(refusal(() => readWhole(one.source, raw))).toContain('not a complete gzip file')
        }),
        { numRuns: 3 },
      )
    })

    if (one.place)
      test('is refused by the département that is not there', () => {
        fc.assert(
          fc.property(fc.constantFrom(...SOME_DEPARTEMENTS), (departement) => {
            const bytes = changed(one, ([header, ...rows]) => {
              const at = header!.indexOf(one.place!)
              const digits = one.place === 'Code_postal' ? 5 : 0
              return [
                header!,
                ...rows.filter(
                  (row) =>
                    !(inPart(one, header!, row) && row[at]!.padStart(digits, '0').startsWith(departement)),
                ),
              ]
            })
            const source = { ...one.source, least: 1 }
            const message = refusal(() => read({ ...one, source }, bytes))
            expectNamed(one, message)
            expect(message).toContain(`no row of the département ${departement}`)
          }),
          { numRuns: 3 },
        )
      })

    if (one.numbers)
      test('is refused by the column whose values are twice what they were', () => {
        for (const column of one.numbers ?? []) {
          const bytes = changed(one, ([header, ...rows]) => {
            const at = header!.indexOf(column)
            const twofold = (cell: string): string =>
              cell === '' || Number.isNaN(Number(cell)) ? cell : String(Number(cell) * 2)
            return [
              header!,
              ...rows.map((row) => (inPart(one, header!, row) ? row.with(at, twofold(row[at]!)) : row)),
            ]
          })
          const message = refusal(() => read(one, bytes))
          expectNamed(one, message)
          expect(message).toMatch(/column ".*": mean .* is expected; has its unit changed/)
        }
      })
  },
)

test('what Windows-1252 has and Latin-1 has not is read as it is written', () => {
  const bytes = Buffer.from(
    'L\u0092\u009Cuvre co\u00FBte 5\u00A0\u0080 \u0096 d\u00E9j\u00E0\u0085',
    'latin1',
  )
  expect(decode(bytes, 'a.csv')).toBe('L’œuvre coûte 5\u00A0€ – déjà…')
})

test.runIf(HAS_RAW)('a share that is none, and age classes that are not of one population, are named', () => {
  const raised = (id: string, column: string, value: string): string => {
    const one = tableOf(id)
    return refusal(() =>
      read(
        one,
        changed(one, ([header, row, ...rows]) => [
          header!,
          row!.with(header!.indexOf(column), value),
          ...rows,
        ]),
      ),
    )
  }
  expect(raised('bassins-insee', 'Taux de pauvreté 2021', '163')).toMatch(
    /"Taux de pauvreté": value 163 where/,
  )
  expect(raised('bassins-cartosante', 'Part des bénéf. en ALD dans la pop 2024', '186')).toMatch(
    /"Part des bénéf. en ALD": value 186 where/,
  )
  expect(raised('ages-circonscriptions', 'pct_60_74', '36.8')).toMatch(
    /"pct_moins15 \+ … \+ pct_75plus": value .* where 99 to 101/,
  )
})

test.runIf(HAS_RAW).each([
  ['2A', /^20[01]/],
  ['2B', /^20[26]/],
] as const)(
  'the zoning is refused without %s, which its postcodes tell from the other',
  (code, postcodes) => {
    const zonage = tableOf('zonage-medecins')
    const bytes = changed(zonage, ([header, ...rows]) => {
      const at = header!.indexOf('Code_postal')
      return [header!, ...rows.filter((row) => !postcodes.test(row[at]!.padStart(5, '0')))]
    })
    expect(refusal(() => read(zonage, bytes))).toContain(`no row of the département ${code}.`)
  },
)

test.runIf(HAS_RAW)('a build that refuses a file leaves the package as it was', async () => {
  const folder = join(raw, 'package')
  mkdirSync(folder)
  writeFileSync(join(folder, 'sources.csv'), 'as it was')
  put(
    raw,
    deputes,
    changed(tableOf('deputes'), ([header, ...rows]) => [header!.map((name) => name.toUpperCase()), ...rows]),
  )
  await expect(buildPackage(raw, folder)).rejects.toThrow(/deputes.*has no column/)
  expect(readdirSync(folder)).toEqual(['sources.csv'])
  expect(readFileSync(join(folder, 'sources.csv'), 'utf8')).toBe('as it was')
})
