import { read, utils } from '@e965/xlsx'
import { hiddenInOpenDocument } from './hidden-sheets.ts'
import { findTable, headOf, type SheetHead, type TableChoice } from './find-table.ts'

type Cell = string | number | boolean | Date | null

/** The sheet of a workbook that holds the roster, and the first rows of every visible one. */
export interface SheetRows {
  readonly sheet: string
  /** Place of the header among `rows`. */
  readonly header: number
  /** Number of the first row in the sheet, from 1. */
  readonly first: number
  readonly rows: readonly (readonly string[])[]
  readonly heads: readonly SheetHead[]
}

/**
 * The cells of the visible sheet whose header looks most like a roster's, or of the one chosen, as a person would have typed
 * them; `most` rows are read at most. Null: no sheet has any. Throws what the reader throws.
 */
export function sheetRows(bytes: Uint8Array, most: number, choice: TableChoice): SheetRows | null {
  const workbook = read(bytes, {
    dense: true,
    sheetRows: most,
    cellFormula: false,
    cellHTML: false,
    cellDates: true,
    UTC: true,
  })
  const hidden =
    workbook.bookType === 'ods' || workbook.bookType === 'fods' ? hiddenInOpenDocument(bytes) : null
  const sheets = workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name]!
    if (workbook.Workbook?.Sheets?.[at]?.Hidden || hidden?.has(name) || !sheet['!ref']) return []
    const rows = utils.sheet_to_json<Cell[]>(sheet, {
      header: 1,
      raw: true,
      blankrows: true,
      defval: null,
      UTC: true,
    })
    const first = utils.decode_range(sheet['!ref']).s.r + 1
    return rows.length > 0 ? [{ sheet: name, first, rows: rows.map((row) => row.map(textOf)) }] : []
  })
  const found = findTable(sheets, choice)
  if (!found) return null
  const { sheet, first, rows } = sheets[found.at]!
  return { sheet, first, rows, header: found.row, heads: sheets.map(headOf) }
}

/** Dates without time, numbers without the noise of binary fractions. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return String(cell)
}
