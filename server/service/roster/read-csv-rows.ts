import { parse, type CsvError, type Info } from 'csv-parse'
import { finished } from 'node:stream/promises'
import { HEAD_ROWS } from '../../domain/roster/columns.ts'
import { problem } from '../../domain/roster/problems.ts'
import type { FileKind } from './file-kind.ts'
import { findTable, headOf, type TableChoice } from './find-table.ts'
import { RosterFileError } from './roster-file-error.ts'
import type { OpenTable, TableLine } from './table.ts'

/** Some two hundred lines: what is checked of a file before others are answered. */
const CHUNK = 16 * 1024
/** A cell of a whole page hides none of the lines after it; a line longer than this is a quotation mark that was never closed. */
const LONGEST_LINE = 1024 * 1024

/** The roster of a CSV file, from its header on; titles and a `sep=` line above it are passed over. */
export async function openCsv(
  bytes: Buffer,
  kind: Extract<FileKind, { format: 'csv' }>,
  choice: TableChoice,
): Promise<OpenTable> {
  const lines = readCsvRows(bytes, kind)
  const head: TableLine[] = []
  const most = Math.max(HEAD_ROWS, choice.row ?? 0)
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    head.push(next.value)
    if (head.length === most || next.value.broken !== null) break
  }
  const [first] = head
  if (!first) throw new RosterFileError([problem('file-empty', null)])
  if (first.broken !== null)
    throw new RosterFileError([problem('file-not-a-table', null, null, first.broken)])
  // Rows by their place in the file, so that a person may point at one: lines left out and broken ones are empty.
  const rows: (readonly string[])[] = []
  for (const { line, values } of head) rows[line - 1] = values
  const sheet = { sheet: null, first: 1, rows: Array.from(rows, (values) => values ?? []) }
  const row = (findTable([sheet], choice)?.row ?? first.line - 1) + 1
  return {
    ...{ sheet: null, row, heads: [headOf(sheet)], header: rows[row - 1] ?? [] },
    lines: after(row, head, lines),
  }
}

async function* after(
  row: number,
  head: readonly TableLine[],
  rest: AsyncGenerator<TableLine>,
): AsyncGenerator<TableLine> {
  for (const line of head) if (line.line > row) yield line
  yield* rest
}

/**
 * The lines of a CSV file one after the other, in bounded memory; empty lines are left out. A broken line ends the reading: the
 * lines before it are still given, which an iterator over the parser would lose.
 */
export async function* readCsvRows(
  bytes: Buffer,
  { encoding, delimiter }: Pick<Extract<FileKind, { format: 'csv' }>, 'encoding' | 'delimiter'>,
): AsyncGenerator<TableLine> {
  let ready: TableLine[] = []
  let next = 1
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (values: string[], { lines }: Info) => {
      const height = values.reduce((breaks, value) => breaks + value.split(/\r\n|\r|\n/).length - 1, 0)
      ready.push({ line: lines - height, values, broken: null })
      next = lines + 1
      return null
    },
  })
  let failure: CsvError | null = null
  parser.on('error', (error: CsvError) => (failure = error))
  for (const chunk of decoded(bytes, encoding)) {
    await new Promise<void>((resolve) => withoutStacks(() => parser.write(chunk, () => resolve())))
    // Between two pieces of a long file the server answers others.
    await new Promise((resolve) => setImmediate(resolve))
    yield* ready
    ready = []
    if (failure) break
  }
  if (!failure) {
    parser.end()
    parser.resume()
    await finished(parser).catch(() => {})
    yield* ready
  }
  if (failure) yield { line: next, values: [], broken: reasonOf(failure) }
}

/** Does something at once. The parser makes an error for each line of another width although it accepts it, and a stack costs more than a line. */
function withoutStacks(work: () => void): void {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    work()
  } finally {
    Error.stackTraceLimit = limit
  }
}

function* decoded(bytes: Buffer, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  for (let at = 0; at < bytes.length; at += CHUNK)
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })
  yield decoder.decode()
}

function reasonOf(error: CsvError): string {
  return error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'un guillemet n’est pas refermé'
    : error.code
}
