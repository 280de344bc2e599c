import type { FoundTable } from './find-table.ts'

/** A line of a table as written; `broken` says why it could not be cut into values. Line numbers are the file's. */
export interface TableLine {
  readonly line: number
  readonly values: readonly string[]
  readonly broken: string | null
  /** It is an establishment of another kind than those where nurses of the scheme are. */
  readonly aside?: 'kind'
}

/** A roster found in a file: its header, and the lines under it. */
export interface OpenTable extends FoundTable {
  readonly header: readonly string[]
  readonly lines: AsyncGenerator<TableLine>
}
