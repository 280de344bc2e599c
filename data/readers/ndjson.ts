import { readText } from './bytes.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'

/** The JSON values of a file with one per line. Throws a `SourceError` naming the line that is not JSON. */
export function readNdjson(raw: string, file: string): unknown[] {
  return readText(raw, file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      try {
        return JSON.parse(line) as unknown
      } catch {
        throw new SourceError(file, `line ${i + 1} is not JSON.`, COMPARE_REMEDY)
      }
    })
}
