import { unzipSync } from 'fflate'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { parseCsv, type CsvDialect, type CsvRecord } from '../../server/country/package/csv.ts'
import { decode, readBytes } from './bytes.ts'

/**
 * The records of the one table in a zip file of a raw folder; INSEE puts a dictionary (`meta_…`) beside it. Every name of `columns` must be
 * in its header. Throws a `SourceError` when it is no such archive, or cut short.
 */
export function readCsvArchive(
  raw: string,
  file: string,
  columns: readonly string[],
  how: CsvDialect,
): CsvRecord[] {
  const bytes = readBytes(raw, file)
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, { filter: ({ name }) => /^(?!(.*\/)?meta_).*\.csv$/i.test(name) })
  } catch {
    throw new SourceError(file, 'is not a complete zip file.', COMPARE_REMEDY)
  }
  const names = Object.keys(entries)
  if (names.length !== 1)
    throw new SourceError(
      file,
      `holds ${names.length} tables where one is expected (${names.join(', ')}).`,
      COMPARE_REMEDY,
    )
  const entry = `${file}/${names[0]}`
  return parseCsv(decode(entries[names[0]!]!, entry), entry, columns, how)
}
