import { read, utils, type WorkSheet } from '@e965/xlsx'
import { readBytes } from './bytes.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'

export type Cell = string | number | boolean | null
export type SheetRow = readonly Cell[]

/** The rows of one sheet of an .xls or .xlsx file, empty rows kept so that line numbers are those of the file. Throws a `SourceError` when it is missing. */
export function readSheet(raw: string, file: string, sheet: string): SheetRow[] {
  const { SheetNames: names, Sheets: sheets } = open(readBytes(raw, file), file, [sheet])
  const cells = sheets[sheet]
  if (cells == null)
    throw new SourceError(
      file,
      `has no sheet "${sheet}" (found: ${names.slice(0, 8).join(', ')}).`,
      COMPARE_REMEDY,
    )
  return rowsOf(cells)
}

/** Every sheet of a workbook by its name, in its order. */
export function readWorkbook(raw: string, file: string): Map<string, SheetRow[]> {
  const { SheetNames: names, Sheets: sheets } = open(readBytes(raw, file), file)
  return new Map(names.map((name) => [name, rowsOf(sheets[name] ?? {})]))
}

const rowsOf = (cells: WorkSheet): SheetRow[] =>
  utils.sheet_to_json<SheetRow>(cells, { header: 1, raw: true, blankrows: true, defval: null })

/**
 * The data under a header row, as records keyed by the header's names. `firstColumn` is the name by which the header row is
 * recognised; `skip` counts the rows (units, codes) between header and data. Rows whose first cell is empty end nothing
 * and are left out: publishers leave blank lines.
 */
export function recordsUnder(
  file: string,
  rows: readonly SheetRow[],
  firstColumn: string,
  skip = 0,
): { header: string[]; records: Record<string, Cell>[]; firstLine: number } {
  const at = rows.findIndex((row) => row[0] === firstColumn)
  const names = rows[at]
  if (names == null)
    throw new SourceError(file, `has no header starting with "${firstColumn}".`, COMPARE_REMEDY)
  const header = names.map((cell) => String(cell ?? ''))
  const firstLine = at + 1 + skip
  const records = rows
    .slice(firstLine)
    .filter((row) => row[0] != null && row[0] !== '')
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? null])))
  return { header, records, firstLine }
}

function open(bytes: Buffer, file: string, sheets?: readonly string[]) {
  try {
    return read(bytes, {
      dense: true,
      ...(sheets && { sheets: [...sheets] }),
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    })
  } catch (error) {
    throw new SourceError(file, `is not a workbook (${(error as Error).message}).`, COMPARE_REMEDY)
  }
}
