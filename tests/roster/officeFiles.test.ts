import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { utils, write, type BookType } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readRoster, type Corrections, type Reading } from '../../server/service/roster/read-roster.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { packageFolder } from '../country/package-country.ts'
import { csv, worldContext } from './roster-world.ts'

const read = (bytes: Buffer, corrections?: Corrections, reading?: Reading) =>
  readRoster(bytes, worldContext, corrections, reading)
const HEADER = 'id;nom;adresse;code_commune;etp'
const ROWS = ['A1;Médecins du Port;1 rue de l’Église;79001;0,5', 'A2;Halles;2 rue B;79002;1']
const names = async (bytes: Buffer, corrections?: Corrections, reading?: Reading) =>
  (await read(bytes, corrections, reading)).lines.map(({ line, row }) => [line, row?.nom ?? null])
const BOTH = (from: number) => [
  [from, 'Médecins du Port'],
  [from + 1, 'Halles'],
]

type Sheets = Readonly<Record<string, readonly (readonly unknown[])[]>>
function workbook(sheets: Sheets, bookType: BookType = 'xlsx', hidden: readonly string[] = []): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), name)
  book.Workbook = {
    Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  }
  return write(book, { type: 'buffer', bookType }) as Buffer
}
const TABLE = [HEADER, ...ROWS].map((line) => line.split(';'))

/** As LibreOffice hides a sheet: by the style of its table, which the library that writes ours cannot. */
function hiddenInOds(hidden: string, type: 'ods' | 'fods' = 'ods'): Buffer {
  const written = workbook({ [hidden]: [TABLE[0]!, ['Z', 'Vieux', '', '79003', '1']], Cabinets: TABLE }, type)
  const hide = (xml: string): string =>
    xml
      .replace(
        '<office:body>',
        '<office:automatic-styles><style:style style:name="ta9" style:family="table" style:master-page-name="Default"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style></office:automatic-styles><office:body>',
      )
      .replace(
        /<table:table table:name="Avant"[^>]*>/,
        '<table:table table:name="Avant" table:style-name="ta9">',
      )
  if (type === 'fods') return Buffer.from(hide(written.toString()))
  const files = unzipSync(written)
  files['content.xml'] = strToU8(hide(strFromU8(files['content.xml']!)))
  const { mimetype, ...others } = files
  return Buffer.from(zipSync({ mimetype: [mimetype!, { level: 0 }], ...others }))
}

describe('the table is found wherever it begins', () => {
  test.each<[string, Buffer, number]>([
    ['under sep=;', csv('\ufeffsep=;', HEADER, ...ROWS), 3],
    ['under a title and a blank row', csv('Liste, au 01/11/2026;;;;', ';;;;', HEADER, ...ROWS), 4],
    ['cut by bars', csv(...[HEADER, ...ROWS].map((line) => line.replaceAll(';', '|'))), 2],
    ['under titles in a workbook', workbook({ F: [['Réseau – liste'], [], ...TABLE] }), 4],
    ['on the second sheet', workbook({ Notice: [['Notice'], ['lire avant']], Cabinets: TABLE }), 2],
    [
      'beside a hidden sheet that holds an older list',
      workbook({ Avant: [TABLE[0]!, ['Z', 'Vieux', '', '79003', '1']], Cabinets: TABLE }, 'xlsx', ['Avant']),
      2,
    ],
    ['in an .xls', workbook({ F: TABLE }, 'biff8'), 2],
    ['in an .ods', workbook({ F: TABLE }, 'ods'), 2],
    ['in an .ods, beside a sheet that is hidden there', hiddenInOds('Avant'), 2],
    ['in one file of OpenDocument, beside a hidden sheet', hiddenInOds('Avant', 'fods'), 2],
  ])('%s', async (_where, bytes, from) => {
    expect(await names(bytes)).toEqual(BOTH(from))
  })

  test('where it is not on top that is said, and another row may be chosen', async () => {
    const other = ['nom;code_commune;etp', 'Autre;79003;1']
    const bytes = csv('Titre;;', '', HEADER, ...ROWS, ...other)
    const { table, problems } = await read(bytes)
    expect(table).toMatchObject({ sheet: null, row: 3 })
    expect(problems[0]!.message.fr).toBe('L’en-tête a été trouvé ligne 3.')
    expect(table.heads[0]!.rows.map(({ line }) => line)).toContain(6)
    expect(await names(bytes, {}, { table: { row: 6 } })).toEqual([[7, 'Autre']])
    const book = workbook({ 'Année 2025': [TABLE[0]!, ['B', 'Vieux', '', '79003', '1']], 2026: TABLE })
    expect(await names(book, {}, { table: { sheet: '2026' } })).toEqual(BOTH(2))
    expect((await read(book)).problems.map(({ code }) => code)).toContain('sheets-unread')
  })
})

test('rows that are no cabinets are left out and named; a cabinet without a figure is not', async () => {
  const bytes = csv(
    HEADER,
    ROWS[0]!,
    ';;;;',
    '-----;-----;;;',
    HEADER,
    'Sous-total;;;;0,5',
    'A3;Total Santé;3 rue C;79003;1',
    ';TOTAL;;;1,5',
    ';;;;1,5',
    'Source : association, septembre 2026;;;;',
    ';Sans rien;;;',
  )
  const { lines, leftOut, problems } = await read(bytes)
  expect(lines.map(({ line, row }) => [line, row?.nom ?? null])).toEqual([
    [2, 'Médecins du Port'],
    [7, 'Total Santé'],
    [11, null],
  ])
  expect(leftOut.map(({ line, why }) => [line, why])).toEqual([
    [4, 'rule'],
    [5, 'header'],
    [6, 'total'],
    [8, 'total'],
    [9, 'total'],
    [10, 'note'],
  ])
  expect(problems).toMatchObject([{ code: 'lines-left-out', severity: 'remark' }])
})

test('totals stand in any column, and a row of formats under the header is no cabinet', async () => {
  const bytes = csv(
    'id;nom;adresse;commune;code_commune;etp',
    '(texte);(texte);(texte);(texte);(5 chiffres);(ETP)',
    'A1;Port;1 rue;Niort;79001;0,5',
    ';;;TOTAL;;1,5',
    ';;;S/Total;;1,5',
    'TOTAL ETP;1,5;;;;',
    'Cumul;;;;;1,5',
    'Totaux;3;;;;1,5',
    'A2;Total Santé;2 rue;Niort;79001;1',
  )
  const { lines, leftOut } = await read(bytes)
  expect(lines.map(({ line, row }) => [line, row?.nom ?? null])).toEqual([
    [3, 'Port'],
    [9, 'Total Santé'],
  ])
  expect(leftOut.map(({ line, why }) => [line, why])).toEqual([
    [2, 'note'],
    ...[4, 5, 6, 7, 8].map((line) => [line, 'total']),
  ])
})

test('a refused line can be left out', async () => {
  const bytes = csv(HEADER, ...ROWS, 'A3;Sans ETP;;79003;')
  expect((await read(bytes)).linesRefused).toBe(1)
  const { linesRefused, leftOut } = await read(bytes, { '4': { laisser: 'oui' } as never })
  expect([linesRefused, leftOut.map(({ line, why }) => [line, why])]).toEqual([0, [[4, 'chosen']]])
})

describe('accents', () => {
  const MAC: Readonly<Record<string, number>> = { é: 0x8e, É: 0x83, '’': 0xd5 }
  const text = [HEADER, ...ROWS].join('\n')

  test('of an old Macintosh are read, and that is said', async () => {
    const bytes = Buffer.from([...text].map((letter) => MAC[letter] ?? letter.charCodeAt(0)))
    const { lines, problems } = await read(bytes)
    expect(lines[0]!.row).toMatchObject({ nom: 'Médecins du Port', adresse: '1 rue de l’Église' })
    expect(problems.map(({ code }) => code)).toEqual(['read-as-mac'])
  })

  test('of UTF-16 in the other order, with its mark and without', async () => {
    expect(await names(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toEqual(BOTH(2))
    expect(await names(Buffer.from(text, 'utf16le').swap16())).toEqual(BOTH(2))
  })

  test('of DOS are not taken for those of a Macintosh', async () => {
    const DOS: Readonly<Record<string, number>> = { é: 0x82, É: 0x90, '’': 0x27 }
    const bytes = Buffer.from([...text].map((letter) => DOS[letter] ?? letter.charCodeAt(0)))
    const { lines, problems } = await read(bytes)
    expect(lines[0]!.row).toMatchObject({ nom: 'Médecins du Port', adresse: "1 rue de l'Église" })
    expect(problems.map(({ code }) => code)).toEqual(['read-as-dos'])
  })

  test('of Latin-9, whose œ is where Windows has a fraction', async () => {
    const bytes = Buffer.from(`${HEADER}\nA1;C\u00bdur de Niort;1 rue;79001;1`, 'latin1')
    expect(await names(bytes)).toEqual([[2, 'Cœur de Niort']])
  })

  test('encoded twice are read once for the whole file, its header too', async () => {
    const [head, ...rows] = [`${HEADER};téléphone`, ...ROWS].map((line) =>
      [...Buffer.from(line)].map((byte) => String.fromCharCode(byte)).join(''),
    )
    const twice = [head, ...rows].join('\n').replace('\u0080\u0099', '€™').replaceAll('\u0089', '‰')
    for (const mark of ['', '\ufeff']) {
      const { lines, problems } = await read(Buffer.from(mark + twice))
      expect(lines[0]!.row).toMatchObject({ nom: 'Médecins du Port', adresse: '1 rue de l’Église' })
      expect(problems.map(({ code }) => code)).toEqual(['read-encoded-twice'])
    }
    // What was written well stays, whatever it looks like.
    expect(await names(csv(HEADER, 'A1;Ãlfredo, médecins;1 rue;79001;1'))).toEqual([[2, 'Ãlfredo, médecins']])
  })

  test.each([
    ['Mac read as Windows', 'tŽlŽphone'],
    ['UTF-8 read as Mac', 't√©l√©phone'],
    ['UTF-8 read as Windows', 'tÃ©lÃ©phone'],
    ['UTF-8 read as DOS', 't├®l├®phone'],
    ['DOS read as Windows', 't‚l‚phone'],
    ['Windows read as DOS', 'tÚlÚphone'],
    ['letters that were lost', 't\ufffdl\ufffdphone'],
  ])('spoiled in one cell of the header alone (%s) are read and said', async (_how, name) => {
    const { lines, problems } = await read(csv(`${HEADER};${name}`, `${ROWS[0]};05 49 00 00 01`))
    expect(lines[0]!.row).toMatchObject({ nom: 'Médecins du Port', telephone: '05 49 00 00 01' })
    expect(problems.map(({ code }) => code)).toEqual(['column-spoiled'])
    expect(problems[0]!.message.fr).toContain(`« ${name} » → « t`)
  })

  test('one wrong byte is named by its line and column, and spoils nothing else', async () => {
    const bytes = Buffer.from(text)
    bytes[bytes.lastIndexOf('Halles') + 1] = 0xe9
    const { lines, problems } = await read(bytes)
    expect(lines[0]!.row!.nom).toBe('Médecins du Port')
    expect(lines[1]!.problems[0]).toMatchObject({ code: 'garbled', field: 'nom' })
    expect(problems[0]!.message.fr).toContain('ligne 3, colonne 5, l’octet E9')
  })
})

test('one cell as long as a book hides none of the lines after it', async () => {
  const { lines } = await read(csv(HEADER, `A0;Long;${'x'.repeat(60_000)};79003;1`, ...ROWS))
  expect(lines.map(({ row }) => row?.nom)).toEqual(['Long', 'Médecins du Port', 'Halles'])
  expect(lines[0]!.row!.adresse).toBeNull()
})

test('a second telephone is read where the first is empty', async () => {
  const { lines, problems } = await read(
    csv(
      'nom;code_commune;etp;Téléphone;Tel',
      'A;79001;1;;05 49 00 00 01',
      'B;79002;1;05 49 00 00 02;05 49 00 00 03',
    ),
  )
  expect(lines.map(({ row }) => row!.telephone)).toEqual(['05 49 00 00 01', '05 49 00 00 02'])
  expect(problems.map(({ code }) => code)).toEqual(['column-double'])
})

test('an archive of thousands of parts is refused at once', async () => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(40_000, 10)
  const start = Buffer.from('PK\u0003\u0004', 'latin1')
  await expect(read(Buffer.concat([start, Buffer.alloc(60), end]))).rejects.toThrow(
    'archive de 40000 éléments',
  )
})

describe('names of columns as offices write them', () => {
  test('with a unit, a day or whose it is', async () => {
    const { lines, columns } = await read(
      csv(
        'Nom du cabinet;Code INSEE;ETP Asalée (en %);Statut au 01/09/2026;Tél.',
        'Halles;79002;50;fermé;0549000000',
      ),
    )
    expect([...columns]).toEqual(['nom', 'code_commune', 'etp', 'statut', 'telephone'])
    expect(lines[0]!.row).toMatchObject({ etp: 0.5, statut: 'stopped', telephone: '05 49 00 00 00' })
  })

  test('a status is confirmed on the day of its column, and one of a day to come is none', async () => {
    const one = async (header: string, ...cells: string[]) =>
      (await read(csv(`nom;code insee;etp;${header}`, `Halles;79002;1;${cells.join(';')}`))).lines[0]!.row
    expect(await one('Statut au 01/02/2026', 'ouvert')).toMatchObject({
      statut: 'active',
      confirmeLe: '2026-02-01',
    })
    expect(await one('Statut au 01/02/2026;Confirmé le', 'ouvert', '2026-09-01')).toMatchObject({
      confirmeLe: '2026-09-01',
    })
    expect(await one('Statut au 31/12/2026', 'fermé')).toMatchObject({ statut: null })
    await expect(one('Statut au 01/06/2026;Statut au 01/09/2026', 'ouvert', 'fermé')).rejects.toThrow()
  })

  test('what stands in brackets may be another thing, and is then no column of ours', async () => {
    const { columns } = await read(
      csv(
        'nom;code insee;etp;ETP (médecins);Nom (infirmière);Téléphone (personnel);Adresse (domicile);Statut (prévu 2027);% patients',
        'Halles;79002;1;9;DURAND Marie;0612345678;3 rue A;fermé;80',
      ),
    )
    expect([...columns]).toEqual(['nom', 'code_commune', 'etp'])
  })

  test('a share is one whether the sheet keeps 50 % as 50 or as 0.5', async () => {
    const { lines } = await read(
      workbook({
        Cabinets: [
          ['nom', 'code insee', 'ETP (en %)'],
          ['A', '79001', 0.5],
          ['B', '79002', 50],
          ['C', '79003', 1],
        ],
      }),
    )
    expect(lines.map(({ row }) => row?.etp)).toEqual([0.5, 0.5, 1])
  })

  test('of which the plainest is taken, and the other named', async () => {
    const { lines, problems } = await read(csv('nom;code insee;ETP (obligatoire);etp', 'Halles;79002;9;1'))
    expect(lines[0]!.row).toMatchObject({ codeCommune: '79002' })
    expect(problems).toMatchObject([{ code: 'column-ignored', value: null }])
  })

  test('one of both degrees is read where none is of one', async () => {
    const { lines } = await read(csv('nom;code insee;etp;Coordonnées GPS', 'Halles;79002;1;46.4, -0.3'))
    expect(lines[0]!.row).toMatchObject({ lon: -0.3, lat: 46.4, precision: 'fichier' })
    const both = await read(csv('nom;code insee;etp;lat;lon;GPS', 'Halles;79002;1;46.4;-0.3;46.5, -0.3'))
    expect(both.lines[0]!.row).toMatchObject({ lat: 46.4 })
    expect(both.problems.map(({ code }) => code)).toEqual(['column-ignored'])
  })

  test('the département or the page above a group of cabinets is left out', async () => {
    const gazetteer = await packageGazetteer(openPackage(packageFolder).reference)
    const { lines, leftOut } = await readRoster(
      csv(
        'nom;code insee;etp',
        'Deux-Sèvres;;',
        'A;79191;1',
        '86 - Vienne;;',
        'B;86194;1',
        'Page 1/2;;',
        'C;;',
      ),
      { gazetteer, today: '2026-10-01' },
    )
    expect(leftOut.map(({ line, why }) => [line, why])).toEqual([
      [2, 'note'],
      [4, 'note'],
      [6, 'note'],
    ])
    expect(lines.map(({ row }) => row?.nom ?? null)).toEqual(['A', 'B', null])
  })
})
