import type { z } from 'zod'
import type { Rythme } from '../../server/domain/datasetState.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { firstIssue } from '../readers/first-issue.ts'

/** Where a dataset comes from, as the public page states it. */
export interface Provenance {
  readonly id: string
  readonly titre: string
  readonly producteur: string
  readonly licence: string
  readonly url: string
  readonly millesime: string
  /** Day, month or year that the data speak of: what their age is counted from. */
  readonly date: string
  /** How often its producer publishes a new edition. */
  readonly rythme: Rythme
  /** Months from the end of what an edition speaks of to its publication, as Relais reckons it; null without a rhythm. */
  readonly delaiMois: number | null
  readonly credit: string
  /** What a reader must know before relying on it; empty when nothing. */
  readonly note: string
  /** The file of this repository that reads it. */
  readonly importeur: string
}

/** A row the importer cannot use: it is counted and reported by name, never dropped in silence. */
export interface Reject {
  readonly subject: string
  readonly reason: string
}

/** From where rows are, and how large, when nothing is missing. */
export interface Extent<Row> {
  /** The département of a row, and those of the 101 of which the producer publishes nothing. */
  readonly departements?: { readonly of: (row: Row) => string; readonly without: readonly string[] }
  /** Means over the rows that have a value, and between which bounds each lies in every edition so far. */
  readonly means?: readonly {
    readonly column: string
    readonly of: (row: Row) => number | null
    readonly between: readonly [low: number, high: number]
    /** Bounds of every value, where they are known. */
    readonly each?: readonly [low: number, high: number]
  }[]
}

/** Rows that must be whole by themselves: of one edition, of one profession. */
export interface Part<Row> extends Extent<Row> {
  readonly name: string
  readonly has: (row: Row) => boolean
  /** Fewest rows; left out where one of each département are all. */
  readonly least?: number
}

/** What the rows of a dataset are together, however right each of them is. */
export interface Whole<Row> extends Extent<Row> {
  /** What no two rows share; left out where the producer repeats rows by itself. */
  readonly key?: (row: Row) => string
  /** Most usable rows: what has more was written twice. */
  readonly most?: number
  readonly parts?: readonly Part<Row>[]
  /** What each edition that the rows are of must be; `of` gives its year. */
  readonly editions?: Extent<Row> & { readonly of: (row: Row) => number; readonly least: number }
}

/** One published dataset: where it comes from, what its rows look like as published, and what Relais keeps of each. */
export interface Source<Published, Row> extends Provenance {
  /** Paths inside the raw folder, or `npm:` followed by a path inside an installed package. */
  readonly files: readonly [string, ...string[]]
  /** Fewest usable rows of the whole: what has fewer was cut short, even where each of its rows is right. */
  readonly least: number
  readonly whole?: Whole<Row>
  /** The shape of one published record; a record that does not fit stops the build. */
  readonly published: z.ZodType<Published>
  /** The records as published, unchecked. Reads files, nothing else. */
  read(raw: string): readonly unknown[]
  /** Pure: one published record to one row of ours, or the reason why it cannot be used. */
  toRow(record: Published): Row | Reject
}

export interface Reading<Row> {
  readonly rows: readonly Row[]
  readonly rejects: readonly Reject[]
}

/** Bounds of a share. */
export const PER_CENT = [0, 100] as const

/** Leaves a record out, by name and reason. */
export const reject = (subject: string, reason: string): Reject => ({ subject, reason })

const isReject = (value: unknown): value is Reject =>
  typeof value === 'object' && value !== null && 'subject' in value && 'reason' in value

/**
 * Reads one dataset from the raw folder. Throws a `SourceError` naming file, record and column when a record is not what was
 * published so far, or when there is no record at all.
 */
export function readSource<Published, Row>(source: Source<Published, Row>, raw: string): Reading<Row> {
  const rows: Row[] = []
  const rejects: Reject[] = []
  const records = source.read(raw)
  if (records.length === 0) throw new SourceError(source.files[0], 'holds no record.', COMPARE_REMEDY)
  for (const [i, record] of records.entries()) {
    const parsed = source.published.safeParse(record)
    if (!parsed.success) {
      throw new SourceError(source.files[0], `record ${i + 1}, ${firstIssue(parsed.error)}`, COMPARE_REMEDY)
    }
    const row = source.toRow(parsed.data)
    if (isReject(row)) rejects.push(row)
    else rows.push(row)
  }
  return { rows, rejects }
}
