import { readHeader } from '../../domain/roster/columns.ts'
import type { RosterField } from '../../domain/roster/cabinet-columns.ts'
import { problem, shown, type Problem } from '../../domain/roster/problems.ts'
import type { RawRow, ReadRow } from '../../domain/roster/roster-row.ts'
import type { ValidationContext } from '../../domain/roster/validation-context.ts'
import { validateRow } from '../../domain/roster/validateRow.ts'
import { fileKind, type FileKind } from './file-kind.ts'
import { readCsvRows, type TableLine } from './read-csv-rows.ts'
import { readXlsxRows } from './read-xlsx-rows.ts'
import { RosterFileError } from './roster-file-error.ts'

/** Seven times the cabinets of the country. */
const MOST_LINES = 20_000
/** Refused lines shown in full; the others are counted. */
const MOST_REFUSED_SHOWN = 200

/** How often one problem met one field, and where first. */
interface ProblemCount {
  readonly problem: Problem
  readonly count: number
  readonly firstLine: number
}

/** A roster file read and checked line by line. Memory is bounded whatever the file holds. */
export interface RosterReading {
  readonly kind: FileKind
  readonly columns: ReadonlySet<RosterField>
  /** Valid lines, and the first refused ones. */
  readonly lines: readonly ReadRow[]
  readonly linesRead: number
  readonly linesRefused: number
  /** Every problem of the lines, most frequent first. */
  readonly tally: readonly ProblemCount[]
  /** About the file as a whole; a refused one forbids the import. */
  readonly problems: readonly Problem[]
}

/** Values that replace those of the file: by line, then by column. */
export type Corrections = Readonly<Record<string, Readonly<Partial<Record<RosterField, string>>>>>

/** Reads a roster. Throws a `RosterFileError` when the file is no table or its header lacks a column. */
export async function readRoster(
  bytes: Buffer,
  context: ValidationContext,
  corrections: Corrections = {},
): Promise<RosterReading> {
  const kind = fileKind(bytes)
  const rows = kind.format === 'xlsx' ? readXlsxRows(bytes, MOST_LINES + 3) : readCsvRows(bytes, kind)
  let fields: readonly (RosterField | null)[] | null = null
  const problems: Problem[] = []
  const lines: ReadRow[] = []
  const tally = new Map<string, { problem: Problem; count: number; firstLine: number }>()
  let linesRead = 0
  let linesRefused = 0
  const keep = (line: ReadRow) => {
    for (const found of line.problems) {
      const key = `${found.code} ${found.field}`
      const known = tally.get(key)
      if (known) known.count++
      else tally.set(key, { problem: found, count: 1, firstLine: line.line })
    }
    if (!line.row) linesRefused++
    if (line.row || linesRefused <= MOST_REFUSED_SHOWN) lines.push(line)
  }
  for await (const tableLine of rows) {
    if (fields === null) {
      fields = headerOf(tableLine, problems)
      continue
    }
    if (linesRead === MOST_LINES) {
      problems.push(problem('file-too-many-lines', null, null, MOST_LINES.toLocaleString('fr-FR')))
      break
    }
    linesRead++
    keep(readLine(tableLine, fields, corrections[tableLine.line] ?? {}, context))
  }
  if (linesRead === 0) throw new RosterFileError([problem('file-empty', null)])
  return {
    kind,
    columns: new Set([...(fields ?? []).flatMap((field) => field ?? []), ...correctedFields(corrections)]),
    lines,
    linesRead,
    linesRefused,
    tally: [...tally.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine),
    problems,
  }
}

const correctedFields = (corrections: Corrections): readonly RosterField[] =>
  Object.values(corrections).flatMap((line) => Object.keys(line) as RosterField[])

/** The fields of the columns; throws when one is missing or there twice. */
function headerOf(line: TableLine, problems: Problem[]): readonly (RosterField | null)[] {
  if (line.broken !== null) throw new RosterFileError([problem('file-not-a-table', null, null, line.broken)])
  const header = readHeader(line.values)
  const wrong = [
    ...header.missing.map((field) => problem('column-missing', field, null, field)),
    ...header.twice.map((field) => problem('column-twice', field, null, field)),
  ]
  if (wrong.length > 0) throw new RosterFileError(wrong)
  if (header.ignored.length > 0)
    problems.push(problem('column-ignored', null, null, shown(header.ignored.join(', '))))
  return header.fields
}

function readLine(
  { line, values, broken }: TableLine,
  fields: readonly (RosterField | null)[],
  corrected: Partial<Record<RosterField, string>>,
  context: ValidationContext,
): ReadRow {
  const cells: Partial<Record<RosterField, string>> = {}
  fields.forEach((field, at) => {
    const value = clean(values[at] ?? '')
    if (field !== null && value !== '') cells[field] = value
  })
  const raw: RawRow = { line, cells: { ...cells, ...corrected } }
  if (broken !== null) return refusedLine(raw, problem('line-broken', null, null, broken))
  if (values.slice(fields.length).some((value) => value.trim() !== ''))
    return refusedLine(raw, problem('line-too-wide', null, values.join(' ')))
  return validateRow(raw, context)
}

/** Control characters, that no database stores and no screen shows, become spaces; one letter has one spelling (NFC). */
const clean = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()

const refusedLine = ({ line, cells }: RawRow, found: Problem): ReadRow => ({
  line,
  row: null,
  problems: [found],
  cells: bounded(cells),
})

/** A garbage cell may be as long as a file: what is shown of it is not. */
const bounded = (cells: RawRow['cells']): RawRow['cells'] =>
  Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, shown(value)]))
