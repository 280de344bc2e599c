import { read, utils } from '@e965/xlsx'
import { problem } from '../../server/domain/roster/problems.ts'
import { checkArchive } from './check-archive.ts'
import type { TableLine } from './read-csv-rows.ts'
import { RosterFileError } from './roster-file-error.ts'

type Cell = string | number | boolean | Date | null

/**
 * The lines of the first sheet that has any, empty lines left out; `most` lines are read at most. The archive is measured
 * first: a workbook of a few kilobytes may unpack to gigabytes.
 */
export function* readXlsxRows(bytes: Buffer, most: number): Generator<TableLine> {
  checkArchive(bytes)
  for (const [at, row] of rowsOf(bytes, most).entries()) {
    const values = row.map(textOf)
    if (values.some((value) => value !== '')) yield { line: at + 1, values, broken: null }
  }
}

function rowsOf(bytes: Buffer, most: number): readonly (readonly Cell[])[] {
  try {
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
      if (rows.length > 0) return rows
    }
    return []
  } catch (error) {
    throw new RosterFileError([problem('file-not-a-table', null, null, (error as Error).message)])
  }
}

/** A cell as a person would have typed it: dates without time, numbers without the noise of binary fractions. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return String(cell)
}
