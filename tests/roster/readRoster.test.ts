import { utils, write } from '@e965/xlsx'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRoster } from '../../server/service/roster/read-roster.ts'
import { RosterFileError } from '../../server/service/roster/roster-file-error.ts'
import { csv, worldContext } from './roster-world.ts'

const rowsOf = async (bytes: Buffer) => (await readRoster(bytes, worldContext)).lines.map(({ row }) => row)
const codesOf = async (bytes: Buffer): Promise<string[]> => {
  try {
    const { lines, problems } = await readRoster(bytes, worldContext)
    return [...problems, ...lines.flatMap((line) => line.problems)].map(({ code }) => code)
  } catch (error) {
    if (error instanceof RosterFileError) return error.problems.map(({ code }) => code)
    throw error
  }
}

const TEXT = 'nom;code_commune;etp;postes;adresse\nMaison de santé de l’Œuvre;79002;0,5;1;3 rue du Puits\n'
const EXPECTED = {
  line: 2,
  nom: 'Maison de santé de l’Œuvre',
  codeCommune: '79002',
  departement: '79',
  etp: 0.5,
  postes: 1,
  adresse: '3 rue du Puits',
  precision: 'commune',
}

describe('the same roster in every form that a spreadsheet saves', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`)],
    ['Windows-1252', Buffer.from(TEXT.replace('’', '\u0092').replace('Œ', '\u008c'), 'latin1')],
    ['UTF-16 with tabs', Buffer.from(`\ufeff${TEXT.replaceAll(';', '\t')}`, 'utf16le')],
    ['Windows line ends', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', Buffer.from(TEXT.replaceAll('\n', '\r'))],
    ['commas, with the decimal comma quoted', Buffer.from(TEXT.replaceAll(';', ',').replace('0,5', '"0,5"'))],
    [
      'other headers',
      Buffer.from(TEXT.replace('code_commune', 'Code INSEE').replace('nom;', 'Nom du cabinet;')),
    ],
    [
      'columns in another order',
      csv('etp;postes;adresse;code_commune;nom', '0,5;1;3 rue du Puits;79002;Maison de santé de l’Œuvre'),
    ],
  ])('%s', async (_form, bytes) => {
    expect(await rowsOf(bytes)).toMatchObject([EXPECTED])
  })

  test.each([
    ['', 1],
    [' and large enough for a thread of its own', 40],
  ])(
    'XLSX, on the second sheet, with numbers and dates as the spreadsheet stores them%s',
    async (_, notes) => {
      const book = utils.book_new()
      utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Vide')
      const table = [
        ['nom', 'code_commune', 'etp', 'postes', 'adresse', 'statut', 'confirme_le'],
        [
          'Maison de santé de l’Œuvre',
          79002,
          0.1 + 0.4,
          1,
          '3 rue du Puits',
          'En activité',
          new Date(Date.UTC(2026, 8, 10)),
        ],
        [],
        ['Autre', '79001', 1, null, null, null, null],
      ]
      utils.book_append_sheet(book, utils.aoa_to_sheet(table, { UTC: true }), 'Cabinets')
      const words = Array.from({ length: notes }, (_, at) => [String(at).repeat(15_000)])
      utils.book_append_sheet(book, utils.aoa_to_sheet(words), 'Notes')
      const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
      expect(await rowsOf(bytes)).toMatchObject([
        { ...EXPECTED, statut: 'active', confirmeLe: '2026-09-10' },
        { line: 4, nom: 'Autre', postes: 1, statut: null },
      ])
    },
  )
})

describe('what is no roster', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), ['file-empty']],
    ['a header alone', csv('nom;code_commune;etp'), ['file-empty']],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]), ['file-not-a-table']],
    ['a damaged workbook', Buffer.from('PK\u0003\u0004 and nothing else'), ['file-not-a-table']],
    [
      'a text',
      csv('Bonjour,', 'veuillez trouver la liste.'),
      ['column-missing', 'column-missing', 'column-missing'],
    ],
    ['a header without the nurse time', csv('nom;code_commune', 'A;79001'), ['column-missing']],
    ['a header without any place', csv('nom;etp', 'A;1'), ['column-missing']],
    ['a column given twice', csv('nom;etp;code_commune;Code INSEE', 'A;1;79001;79001'), ['column-twice']],
  ])('%s', async (_what, bytes, codes) => {
    expect(await codesOf(bytes)).toEqual(codes)
  })

  test('an archive that unpacks to gigabytes is refused before it is unpacked', async () => {
    expect(
      await codesOf(zipOf('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(180_000_000)))),
    ).toEqual(['file-too-large'])
  })
})

describe('lines', () => {
  test('an open quotation mark is reported at its line, and the lines before it are kept', async () => {
    const { lines } = await readRoster(
      csv(
        'nom;code_commune;etp',
        'A;79001;1',
        `"B;79002;1`,
        ...Array.from({ length: 4000 }, (_, k) => `C${k};79003;1`),
      ),
      worldContext,
    )
    expect(lines.map(({ line, row }) => [line, row?.nom ?? null])).toEqual([
      [2, 'A'],
      [3, null],
    ])
    expect(lines[1]!.problems.map(({ code }) => code)).toEqual(['line-broken'])
  })

  test('line numbers are those of the file, whatever empty lines and line breaks within quotes', async () => {
    const { lines } = await readRoster(
      csv('nom;code_commune;etp;adresse', '', 'A;79001;1;"1 rue', 'du Four"', '', '', 'B;79002;1;'),
      worldContext,
    )
    expect(lines.map(({ line, row }) => [line, row?.nom])).toEqual([
      [3, 'A'],
      [7, 'B'],
    ])
    expect(lines[0]!.row!.adresse).toBe('1 rue du Four')
  })

  test('more values than columns are refused, empty ones forgiven', async () => {
    expect(await codesOf(csv('nom;code_commune;etp;postes', 'A;79001;1;1;;', 'B;79001;1;1;x'))).toEqual([
      'line-too-wide',
    ])
  })

  test('columns of no use are named, not refused', async () => {
    const { problems } = await readRoster(csv('nom;code_commune;etp;Couleur', 'A;79001;1;bleu'), worldContext)
    expect(problems).toMatchObject([
      { code: 'column-ignored', severity: 'remark', message: { fr: 'Colonnes non utilisées : Couleur.' } },
    ])
  })

  test('a correction replaces what the file says', async () => {
    const { lines } = await readRoster(csv('nom;code_commune;etp', 'A;79001;beaucoup'), worldContext, {
      '2': { etp: '0,8', postes: '2' },
    })
    expect(lines[0]!.row).toMatchObject({ etp: 0.8, postes: 2 })
  })
})

test('120,000 lines of garbage end in a short report', async () => {
  const line = 'x'.repeat(40)
  const { lines, linesRead, linesRefused, tally, problems } = await readRoster(
    csv('nom;code_commune;etp', ...Array.from({ length: 120_000 }, (_, k) => `${line}${k};zz;${line}`)),
    worldContext,
  )
  expect(problems.map(({ code }) => code)).toEqual(['file-too-many-lines'])
  expect([linesRead, linesRefused]).toEqual([100_000, 100_000])
  expect(lines.length).toBe(200)
  expect(tally.map(({ problem, count }) => [problem.code, count])).toEqual([
    ['not-a-number', 100_000],
    ['commune-unknown', 100_000],
  ])
})

/** A ZIP archive with one deflated entry whose written size is a lie. */
function zipOf(name: string, data: Buffer): Buffer {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(100, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([local, Buffer.from(name), data, entry, Buffer.from(name), end])
}
