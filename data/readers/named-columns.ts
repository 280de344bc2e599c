import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { parseCsv, type CsvRecord } from '../../server/country/package/csv.ts'
import { readText } from './bytes.ts'

/** Our name of a column, and the names that its producers give it, the documented one first. */
export type ColumnNames = Readonly<Record<string, readonly [string, ...string[]]>>

/**
 * The records of a CSV file of a raw folder by our own names of its columns, for a form that is known from documents alone: parted by commas or
 * semicolons, headings in any case, each by one of several names. A column of `optional` that is not there reads as empty.
 * @throws SourceError naming the column that is missing, by all of its names.
 */
export function readNamedColumns<const Names extends ColumnNames>(
  raw: string,
  file: string,
  names: Names,
  optional: readonly (keyof Names)[] = [],
): Record<keyof Names & string, string>[] {
  const text = readText(raw, file)
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  const records = parseCsv(text, file, [], { delimiter })
  const header = Object.keys(records[0] ?? {})
  const found = Object.entries<readonly string[]>(names).map(([name, known]) => {
    const column = header.find((one) => known.includes(one.trim().toLowerCase()))
    if (column === undefined && records.length > 0 && !optional.includes(name))
      throw new SourceError(
        file,
        `has no column "${known.join('" or "')}" (found: ${header.slice(0, 12).join(', ')}).`,
        COMPARE_REMEDY,
      )
    return [name, column] as const
  })
  return records.map(
    (record: CsvRecord) =>
      Object.fromEntries(
        found.map(([name, column]) => [name, column === undefined ? '' : (record[column] ?? '').trim()]),
      ) as Record<keyof Names & string, string>,
  )
}
