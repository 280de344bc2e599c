import type { Kept } from '../../db/kept.ts'
import type { Reference } from './reference.ts'

type Row = Readonly<Record<string, unknown>>
/** Rows of one shape by column: they are read again in a fifth of the time. */
interface Columns {
  readonly length: number
  readonly columns: Readonly<Record<string, readonly unknown[]>>
}

/** The reference that was kept of a package (its hash); undefined when there is none. */
export function findReference(kept: Kept, packageHash: string): Reference | undefined {
  const found = kept.find<Readonly<Record<string, unknown>>>('reference', packageHash)
  return found && mapValues<Reference>(found, (value) => (isColumns(value) ? rowsOf(value) : value))
}

/** Keeps the reference of a package, and returns it. */
export function keepReference(kept: Kept, packageHash: string, reference: Reference): Reference {
  kept.put(
    'reference',
    packageHash,
    mapValues(reference, (value) => (Array.isArray(value) ? columnsOf(value as Row[]) : value)),
  )
  return reference
}

const mapValues = <Result>(of: object, to: (value: unknown) => unknown): Result =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)])) as Result

const columnsOf = (rows: readonly Row[]): Columns => ({
  length: rows.length,
  columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])])),
})

const isColumns = (value: unknown): value is Columns =>
  typeof value === 'object' && value !== null && 'columns' in value

function rowsOf({ length, columns }: Columns): Row[] {
  const names = Object.keys(columns)
  return Array.from({ length }, (_, i) => {
    const row: Record<string, unknown> = {}
    for (const name of names) row[name] = columns[name]![i]
    return row
  })
}
