import { parse, type CsvError, type Info } from 'csv-parse'
import { finished } from 'node:stream/promises'
import type { FileKind } from './file-kind.ts'

/** A line of a table as written; `broken` says why it could not be cut into values. Line numbers are the file's. */
export interface TableLine {
  readonly line: number
  readonly values: readonly string[]
  readonly broken: string | null
}

/** Some two hundred lines: what is checked of a file before others are answered. */
const CHUNK = 16 * 1024
/** A line longer than this is a quotation mark that was never closed. */
const LONGEST_LINE = 32 * 1024

/**
 * The lines of a CSV file one after the other, in bounded memory; empty lines are left out. A broken line ends the reading: the
 * lines before it are still given, which an iterator over the parser would lose.
 */
export async function* readCsvRows(
  bytes: Buffer,
  { encoding, delimiter }: Extract<FileKind, { format: 'csv' }>,
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
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
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
