import { stringify } from 'csv-stringify/sync'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>

/** One column, in the vocabulary of Frictionless Table Schema. */
export interface Field {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  readonly description: string
  /** Empty cells are allowed. */
  readonly optional?: boolean
  readonly enum?: readonly string[]
  readonly pattern?: string
}

interface ForeignKey {
  readonly field: string
  readonly table: string
  readonly reference: string
}

/** What a table of the package is: `name` is that of its file, without `.csv`. */
export interface Schema {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly fields: readonly Field[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[]
  /** Ids of the sources it is derived from. */
  readonly sources: readonly string[]
}

export interface Table {
  readonly schema: Schema
  /** Sorted by primary key. */
  readonly rows: readonly Row[]
}

/** A table with its rows sorted by primary key, by code units, so that a re-run gives the same bytes anywhere. */
export function table(schema: Schema, rows: readonly Row[]): Table {
  const compare = (a: Value | undefined, b: Value | undefined) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '') < String(b ?? '') ? -1 : 1
  const sorted = [...rows].sort((a, b) => {
    const key = schema.primaryKey.find((name) => a[name] !== b[name])
    return key == null ? 0 : compare(a[key], b[key])
  })
  return { schema, rows: sorted }
}

/** CSV text of a table: UTF-8, comma, header, `\n`, booleans written `true` and `false`, nulls empty. */
export function toCsv({ schema, rows }: Table): string {
  const columns = schema.fields.map(({ name }) => name)
  return stringify(
    rows.map((row) => columns.map((name) => row[name] ?? '')),
    { header: true, columns, cast: { boolean: String } },
  )
}
