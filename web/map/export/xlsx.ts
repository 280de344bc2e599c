import { utils, write, type WorkSheet } from '@e965/xlsx'
import { withProvenanceOnce, type ExportSheet } from './rows.ts'

/** A workbook of two sheets: the rows, as numbers where they are, and where they come from. */
export function xlsxOf(sheet: ExportSheet, noms: readonly [string, string]): Uint8Array {
  const { headings, rows, decimals, provenance } = sheet
  const data = utils.aoa_to_sheet([[...headings], ...withProvenanceOnce(sheet).map((row) => [...row])])
  decimals.forEach((n, column) => {
    if (n !== null) format(data, column, rows.length, n ? `0.${'0'.repeat(n)}` : '#,##0')
  })
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, data, noms[0])
  utils.book_append_sheet(
    workbook,
    utils.aoa_to_sheet(provenance.map(([nom, words]) => [nom, words])),
    noms[1],
  )
  return new Uint8Array(
    write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  )
}

function format(sheet: WorkSheet, column: number, rows: number, mask: string): void {
  for (let row = 1; row <= rows; row++) {
    const one = sheet[utils.encode_cell({ r: row, c: column })] as { t?: string; z?: string } | undefined
    if (one?.t === 'n') one.z = mask
  }
}
