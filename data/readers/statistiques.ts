import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { parseCsv, type CsvRecord } from '../../server/country/package/csv.ts'
import { readText } from './bytes.ts'

/**
 * The records of a file of « statistiques locales » or CartoSanté: two lines of title, then a header whose first column is `Code`,
 * fields between semicolons. Every name of `columns` must be in the header. Throws a `SourceError` otherwise.
 */
export function readStatistiques(raw: string, file: string, columns: readonly string[]): CsvRecord[] {
  const lines = readText(raw, file).split('\n')
  if (lines[2]?.startsWith('Code;') !== true)
    throw new SourceError(file, 'has no header starting with "Code" on its third line.', COMPARE_REMEDY)
  return parseCsv(lines.slice(2).join('\n'), file, columns, { delimiter: ';' })
}

/** A number, or null where the publisher says why there is none (`N/A - secret statistique`). */
export const numberOrNull = (text: string): number | null => (text.startsWith('N/A') ? null : Number(text))
