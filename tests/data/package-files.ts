import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

export const PACKAGE = fileURLToPath(new URL('../../data/package/', import.meta.url))

/** Folder of the official files, when the machine has it. */
export const RAW = process.env.RELAIS_SHARED
  ? `${process.env.RELAIS_SHARED}/data`
  : fileURLToPath(new URL('../../../shared/data', import.meta.url))
export const HAS_RAW = existsSync(RAW)

const read = new Map<string, Record<string, string>[]>()

/** Records of a table of the committed package, cells as text; each file is parsed once. Throws unless it has these columns. */
export function rows<Column extends string>(
  table: string,
  ...columns: readonly Column[]
): Record<Column, string>[] {
  const records = read.get(table) ?? parse(readFileSync(`${PACKAGE}${table}.csv`), { columns: true })
  read.set(table, records)
  const missing = columns.filter((column) => !(column in (records[0] ?? {})))
  if (missing.length > 0) throw new Error(`${table}.csv has no column ${missing.join(', ')}`)
  return records
}
