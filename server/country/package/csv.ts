import { parse } from 'csv-parse/sync'
import { COMPARE_REMEDY, SourceError } from './source-error.ts'

/** Text records of a CSV file, keyed by header; empty cells are empty strings. */
export type CsvRecord = Readonly<Record<string, string>>

/** How a CSV file is written, where it is not as RFC 4180 has it; the names are csv-parse’s. */
export interface CsvDialect {
  readonly delimiter?: string
  /** A quotation mark inside a field is part of it. */
  readonly relax_quotes?: boolean
  /** Records may end in more or fewer cells than the header has. */
  readonly relax_column_count?: boolean
}

/**
 * The records of a CSV file (UTF-8, header on the first line). Every name of `columns` must be in the header, else a
 * `SourceError` names the column that is missing; `file` is only used in messages.
 */
export function parseCsv(
  bytes: Buffer | string,
  file: string,
  columns: readonly string[],
  { delimiter = ',', relax_quotes = false, relax_column_count = false }: CsvDialect = {},
): CsvRecord[] {
  let header: string[] = []
  let records: CsvRecord[]
  try {
    records = parse(bytes, {
      bom: true,
      ...{ delimiter, relax_quotes, relax_column_count },
      skip_empty_lines: true,
      columns: (names: string[]) => (header = names),
    })
  } catch (error) {
    throw csvFault(file, error)
  }
  requireColumns(file, header, columns)
  return records
}

/** What is wrong with a file that is no CSV, without what stands in it: a cell, or a first line taken for headings, may be of a person. */
export function csvFault(file: string, error: unknown): SourceError {
  const why = (error as Error).message
    .replace(/, value is .*/s, '')
    .replace(/ on field ".*"(?= at line)/s, '')
  return new SourceError(file, `is not valid CSV (${why}).`, COMPARE_REMEDY)
}

/** Throws a `SourceError` naming the first of `columns` that `header` lacks. */
export function requireColumns(file: string, header: readonly string[], columns: readonly string[]): void {
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length === 0) return
  const seen = seenIn(header, missing.length < columns.length)
  throw new SourceError(file, `has no column "${missing.join('", "')}" (${seen}).`, COMPARE_REMEDY)
}

/**
 * What is told of a first line that lacks a column: its cells, where some of them are known headings. One that has none may be no header but
 * somebody's row, and a reason goes to journals.
 */
export const seenIn = (header: readonly string[], known: boolean): string =>
  known ? `found: ${header.slice(0, 12).join(', ')}` : 'its first line has none of them'
