import { parse, type CsvError, type Info } from 'csv-parse'
import { Readable } from 'node:stream'
import type { FileKind } from './file-kind.ts'

/** A line of a table as written; `broken` says why it could not be cut into values. Line numbers are the file's. */
export interface TableLine {
  readonly line: number
  readonly values: readonly string[]
  readonly broken: string | null
}

const CHUNK = 64 * 1024
/** A line longer than this is a quotation mark that was never closed. */
const LONGEST_LINE = 32 * 1024

/** The lines of a CSV file one after the other, in bounded memory; empty lines are left out. A broken line ends the reading. */
export async function* readCsvRows(
  bytes: Buffer,
  { encoding, delimiter }: Extract<FileKind, { format: 'csv' }>,
): AsyncGenerator<TableLine> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const text = Readable.from(decoded(bytes, encoding))
  text.pipe(parser)
  let next = 1
  try {
    for await (const item of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const height = item.record.reduce((lines, value) => lines + value.split('\n').length - 1, 0)
      yield { line: item.info.lines - height, values: item.record, broken: null }
      next = item.info.lines + 1
    }
  } catch (error) {
    yield { line: next, values: [], broken: reasonOf(error as CsvError) }
  } finally {
    text.destroy()
    parser.destroy()
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
