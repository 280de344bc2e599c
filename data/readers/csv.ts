import { parseCsv, type CsvDialect, type CsvRecord } from '../../server/country/package/csv.ts'
import { readText } from './bytes.ts'

/** The records of a CSV file of a raw folder; every name of `columns` must be in its header. @throws SourceError */
export const readCsv = (
  raw: string,
  file: string,
  columns: readonly string[],
  how?: CsvDialect,
): CsvRecord[] => parseCsv(readText(raw, file), file, columns, how)
