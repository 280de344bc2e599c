import { read, utils } from '@e965/xlsx'
import { readBytes } from './bytes.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'

export type Cell = string | number | boolean | null
export type SheetRow = readonly Cell[]

/** The rows of one sheet of an .xls or .xlsx file, empty rows kept so that line numbers are those of the file. */
export function readSheet(raw: string, file: string, sheet: string): SheetRow[] {
  const rows = readSheets(raw, file, [sheet]).get(sheet)
  return rows ?? []
}

/** Several sheets at once: the file is unpacked once. Throws a `SourceError` naming a sheet that is missing. */
export function readSheets(raw: string, file: string, sheets: readonly string[]): Map<string, SheetRow[]> {
  const workbook = open(readBytes(raw, file), file, sheets)
  return new Map(
    sheets.map((sheet) => {
      if (!workbook.SheetNames.includes(sheet))
        throw new SourceError(
          file,
          `has no sheet "${sheet}" (found: ${workbook.SheetNames.slice(0, 8).join(', ')}).`,
          COMPARE_REMEDY,
        )
      const rows = utils.sheet_to_json<SheetRow>(workbook.Sheets[sheet], {
        header: 1,
        raw: true,
        blankrows: true,
        defval: null,
      })
      return [sheet, rows]
    }),
  )
}

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
  if (at < 0) throw new SourceError(file, `has no header starting with "${firstColumn}".`, COMPARE_REMEDY)
  const header = rows[at].map((cell) => String(cell ?? ''))
  const firstLine = at + 1 + skip
  const records = rows
    .slice(firstLine)
    .filter((row) => row[0] != null && row[0] !== '')
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? null])))
  return { header, records, firstLine }
}

function open(bytes: Buffer, file: string, sheets: readonly string[]) {
  try {
    return read(bytes, {
      dense: true,
      sheets: [...sheets],
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    })
  } catch (error) {
    throw new SourceError(file, `is not a workbook (${(error as Error).message}).`, COMPARE_REMEDY)
  }
}
