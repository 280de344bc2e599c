import { parse } from 'csv-parse/sync'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { csvFault } from '../../server/country/package/csv.ts'
import { plainText } from '../../server/domain/plainText.ts'
import { readText } from './bytes.ts'
import type { ColumnNames } from './named-columns.ts'
import { readWorkbook } from './workbook.ts'

/** Lines above which headings are looked for: titles stand over them. */
const ABOVE = 10

/** A line of a table by our own names of its columns, with its number in the file, from 1. */
export type TableRow<Name extends string> = Readonly<Record<Name, string>> & { readonly line: number }

/**
 * The lines of a spreadsheet or CSV file under its headings, wherever these stand among the first lines, as text. Columns by our own names,
 * each by the first of its folded headings that is there; one that is not reads as empty. `required`: of each group one column at least. Empty
 * lines are left out. @throws SourceError where several sheets have them, or telling which headings are missing; what stands in other cells is not told, for it may be of a person.
 */
export function readTableRows<const Names extends ColumnNames>(
  raw: string,
  file: string,
  names: Names,
  required: readonly (readonly (keyof Names & string)[])[],
): TableRow<keyof Names & string>[] {
  const columnsOf = (cells: readonly string[]): ReadonlyMap<string, number> => {
    const folded = cells.map(plainText)
    return new Map(
      Object.entries<readonly string[]>(names).flatMap(([name, known]) => {
        const at = known.map((heading) => folded.indexOf(heading)).find((one) => one >= 0)
        return at === undefined ? [] : [[name, at]]
      }),
    )
  }
  const missingOf = (columns: ReadonlyMap<string, number>) =>
    required.filter((group) => !group.some((name) => columns.has(name)))
  let best: readonly (readonly string[])[] = required
  const found: TableRow<keyof Names & string>[][] = []
  for (const sheet of /\.csv$/i.test(file) ? [csvRows(raw, file)] : sheetsOf(raw, file))
    for (const [at, cells] of sheet.slice(0, ABOVE).entries()) {
      const columns = columnsOf(cells)
      const missing = missingOf(columns)
      if (missing.length < best.length) best = missing
      if (missing.length > 0) continue
      const lines = sheet.slice(at + 1).flatMap((row, below) => {
        const told = Object.keys(names).map((name) => [name, row[columns.get(name) ?? -1] ?? ''] as const)
        if (told.every(([, cell]) => cell === '')) return []
        const values = Object.fromEntries(told) as Record<keyof Names & string, string>
        return [{ ...values, line: at + below + 2 }]
      })
      if (lines.length > 0) found.push(lines)
      break
    }
  if (found.length > 1)
    throw new SourceError(
      file,
      `has ${found.length} sheets with these headings: which holds?`,
      'Bring them to one sheet, and take the others out, hidden ones too.',
    )
  if (best.length === 0) return found[0] ?? []
  const lacking = best.map((group) =>
    group.flatMap((name) => names[name]!.map((heading) => `"${heading}"`)).join(' or '),
  )
  throw new SourceError(
    file,
    `has no heading ${lacking.join(', and none ')} among its first ${ABOVE} lines.`,
    COMPARE_REMEDY,
  )
}

/** Every sheet as text. */
const sheetsOf = (raw: string, file: string): string[][][] =>
  [...readWorkbook(raw, file).values()].map((rows) =>
    rows.map((row) => Array.from(row, (cell) => String(cell ?? '').trim())),
  )

function csvRows(raw: string, file: string): string[][] {
  const text = readText(raw, file)
  const top = text.split('\n', ABOVE).join('\n')
  const [delimiter = ','] = [';', ',', '\t'].sort((a, b) => top.split(b).length - top.split(a).length)
  try {
    const rows = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false })
    return (rows as string[][]).map((row) => row.map((cell) => cell.trim()))
  } catch (error) {
    throw csvFault(file, error)
  }
}
