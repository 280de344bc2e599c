import { stringify } from 'csv-stringify/sync'
import { inert } from '../inert.ts'
import type { Table } from './table.ts'

/** Byte order mark: without it Excel takes UTF-8 for a code page of its own. */
const BOM = '\uFEFF'

/** How a kind of CSV is written. */
interface Dialect {
  readonly delimiter: string
  readonly mark: string
  readonly number: (value: number) => string
  readonly boolean: (value: boolean) => string
}

/** RFC 4180: comma, decimal point. */
export const PLAIN: Dialect = { delimiter: ',', mark: '', number: String, boolean: String }
/** What French Excel opens by a double click. */
export const EXCEL: Dialect = {
  delimiter: ';',
  mark: BOM,
  number: (value) => String(value).replace('.', ','),
  boolean: (value) => (value ? 'VRAI' : 'FAUX'),
}

/** A table as CSV with a header, lines ended as Windows does, slice by slice; a point's place is in `lon` and `lat`. */
export function* csvOf(table: Table, { delimiter, mark, number, boolean }: Dialect): Generator<string> {
  const places = table.shape === 'Point'
  const names = [...table.columns.map(({ name }) => name), ...(places ? ['lon', 'lat'] : []), 'attribution']
  const write = (rows: unknown[][]): string =>
    stringify(rows, { delimiter, record_delimiter: 'windows', cast: { string: inert, number, boolean } })
  yield mark + write([names])
  for (const rows of table.rows())
    yield write(
      rows.map(({ values, geometry }) => [
        ...table.columns.map(({ name }) => values[name] ?? null),
        ...(places ? (geometry?.type === 'Point' ? geometry.coordinates : [null, null]) : []),
        table.attribution,
      ]),
    )
}
