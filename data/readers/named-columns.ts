import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { parseCsv, seenIn, type CsvRecord } from '../../server/country/package/csv.ts'
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
  const found = Object.entries<readonly string[]>(names).map(
    ([name, known]) => [name, known, header.find((one) => known.includes(one.trim().toLowerCase()))] as const,
  )
  const missing = found.find(([name, , column]) => column === undefined && !optional.includes(name))
  if (missing && records.length > 0)
    throw new SourceError(
      file,
      `has no column "${missing[1].join('" or "')}" (${seenIn(
        header,
        found.some(([, , column]) => column !== undefined),
      )}).`,
      COMPARE_REMEDY,
    )
  return records.map(
    (record: CsvRecord) =>
      Object.fromEntries(
        found.map(([name, , column]) => [name, column === undefined ? '' : (record[column] ?? '').trim()]),
      ) as Record<keyof Names & string, string>,
  )
}
