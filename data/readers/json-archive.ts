import { strFromU8, unzipSync } from 'fflate'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readBytes } from './bytes.ts'

/** The JSON values in a zip file of a raw folder, one an entry, by name of entry. Throws a `SourceError` when it is no such archive. */
export function readJsonArchive(raw: string, file: string): unknown[] {
  const bytes = readBytes(raw, file)
  try {
    const entries = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.json') })
    return Object.keys(entries)
      .sort()
      .map((name) => JSON.parse(strFromU8(entries[name]!)) as unknown)
  } catch {
    throw new SourceError(file, 'is not a complete zip file of JSON entries.', COMPARE_REMEDY)
  }
}
