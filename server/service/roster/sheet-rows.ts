import { read, utils } from '@e965/xlsx'

type Cell = string | number | boolean | Date | null

/**
 * The cells of the first sheet that has any, as a person would have typed them; `most` rows are read at most. Throws what
 * the reader throws.
 */
export function sheetRows(bytes: Uint8Array, most: number): readonly (readonly string[])[] {
  const workbook = read(bytes, {
    dense: true,
    sheetRows: most,
    cellFormula: false,
    cellHTML: false,
    cellDates: true,
    UTC: true,
  })
  for (const name of workbook.SheetNames) {
    const rows = utils.sheet_to_json<Cell[]>(workbook.Sheets[name]!, {
      header: 1,
      raw: true,
      blankrows: true,
      defval: null,
      UTC: true,
    })
    if (rows.length > 0) return rows.map((row) => row.map(textOf))
  }
  return []
}

/** Dates without time, numbers without the noise of binary fractions. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return String(cell)
}
