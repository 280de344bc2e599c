import { asideRow, type Aside } from '../../domain/roster/asideRow.ts'
import { inHundredths, readHeader, type HeaderReading } from '../../domain/roster/columns.ts'
import type { RosterField } from '../../domain/roster/cabinet-columns.ts'
import { problem, shown, type Problem } from '../../domain/roster/problems.ts'
import type { RawRow, ReadRow } from '../../domain/roster/roster-row.ts'
import type { ValidationContext } from '../../domain/roster/validation-context.ts'
import { validateRow } from '../../domain/roster/validateRow.ts'
import { fileKind, type FileKind } from './file-kind.ts'
import type { FoundTable, TableChoice } from './find-table.ts'
import { openCsv } from './read-csv-rows.ts'
import { openHsds } from './open-hsds.ts'
import { registerAsRoster } from './register-table.ts'
import { openWorkbook } from './read-xlsx-rows.ts'
import { RosterFileError } from './roster-file-error.ts'
import type { OpenTable, TableLine } from './table.ts'

/** Thirty times the cabinets of the country. */
const MOST_LINES = 100_000
/** Refused lines shown in full; the others are counted. */
const MOST_REFUSED_SHOWN = 200

/** Lines left out that are named in the remark. */
const MOST_LEFT_OUT_NAMED = 5
/** No cell of a roster needs more; what is cut is refused or left empty for its length all the same. */
const LONGEST_CELL = 2000

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
  /** Where the roster was found, and the rows among which another header may be chosen. */
  readonly table: FoundTable
  /** Lines that are no cabinets, or that somebody chose to leave out; blank ones are not told. */
  readonly leftOut: readonly LeftOut[]
}

/** A line that was not read as a cabinet. */
interface LeftOut {
  readonly line: number
  readonly why: Exclude<Aside, 'blank'> | 'chosen' | 'kind'
  readonly cells: RawRow['cells']
}

/** What a correction says of a line that is to be left out. */
export const LEAVE_OUT = 'laisser'

/** Values that replace those of the file: by line, then by column. */
export type Corrections = Readonly<Record<string, Readonly<Partial<Record<RosterField, string>>>>>

/** What an import may say of a file besides its bytes. */
export interface Reading {
  readonly corrections?: Corrections
  readonly table?: TableChoice
  /** Called now and then with the lines read so far. */
  readonly progress?: (lines: number) => void
  /** Called once with the lines of the file, when all are read. */
  readonly read?: (lines: number) => void
}

/** Lines between two words on progress. */
const STEP = 1000

/** Reads a roster. Throws a `RosterFileError` when the file is no table or its header lacks a column. */
export async function readRoster(
  bytes: Buffer,
  context: ValidationContext,
  corrections: Corrections = {},
  { table: choice = {}, progress, read }: Reading = {},
): Promise<RosterReading> {
  const kind = fileKind(bytes)
  const { table, remarks } = registerAsRoster(
    await (kind.format === 'csv'
      ? openCsv(kind.bytes, kind, choice)
      : kind.format === 'hsds'
        ? openHsds(bytes)
        : openWorkbook(bytes, kind.format, MOST_LINES + HEAD, choice)),
  )
  const problems: Problem[] = [...kind.remarks, ...remarks]
  const { fields, statusDay } = headerOf(table, problems)
  const written = inPercent(table, fields.indexOf('etp'))
  const lines: ReadRow[] = []
  const leftOut: LeftOut[] = []
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
  const isZone = (text: string): boolean =>
    context.gazetteer
      .resolve?.(text)
      .places.some(({ kind }) => kind === 'departement' || kind === 'region') ?? false
  for await (const tableLine of written) {
    const { line, values, broken, aside } = tableLine
    const corrected: Readonly<Record<string, string>> = corrections[line] ?? {}
    const why =
      LEAVE_OUT in corrected ? 'chosen' : broken === null ? (aside ?? asideRow(values, fields, isZone)) : null
    if (why === 'blank') continue
    if (why !== null) {
      leftOut.push({ line, why, cells: cellsOf(values, fields) })
      continue
    }
    if (linesRead === MOST_LINES) {
      problems.push(problem('file-too-many-lines', null, null, MOST_LINES.toLocaleString('fr-FR')))
      break
    }
    linesRead++
    if (linesRead % STEP === 0) progress?.(linesRead)
    keep(readLine(tableLine, { fields, statusDay }, corrected, context, kind.format === 'csv'))
  }
  read?.(linesRead)
  if (linesRead === 0 && leftOut.length === 0) throw new RosterFileError([problem('file-empty', null)])
  if (leftOut.length > 0) problems.push(problem('lines-left-out', null, null, told(leftOut)))
  const { sheet, row, heads } = table
  return {
    kind,
    columns: new Set([...fields.flatMap((field) => field ?? []), ...correctedFields(corrections)]),
    lines,
    linesRead,
    linesRefused,
    tally: [...tally.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine),
    problems,
    table: { sheet, row, heads },
    leftOut,
  }
}

/** Rows over the header, and one more that says that there are too many. */
const HEAD = 23

const WHY_WORDS: Readonly<Record<LeftOut['why'], string>> = {
  rule: 'trait',
  header: 'en-tête répété',
  total: 'total',
  note: 'note',
  chosen: 'à votre demande',
  kind: 'autre catégorie d’établissement',
}

function told(leftOut: readonly LeftOut[]): string {
  const named = leftOut.slice(0, MOST_LEFT_OUT_NAMED).map(({ line, why }) => `${line} (${WHY_WORDS[why]})`)
  const more = leftOut.length - named.length
  return `${named.join(', ')}${more > 0 ? ` et ${more} autres` : ''}`
}

const correctedFields = (corrections: Corrections): readonly RosterField[] =>
  Object.values(corrections).flatMap((line) =>
    Object.keys(line).flatMap((field) => (field === LEAVE_OUT ? [] : [field as RosterField])),
  )

/** The fields of the columns; throws when one is missing or there twice. Says where the header is when it is not on top. */
function headerOf({ header: names, sheet, row, heads }: OpenTable, problems: Problem[]): HeaderReading {
  const header = readHeader(names)
  const wrong = [
    ...header.missing.map((field) => problem('column-missing', field, null, field)),
    ...header.twice.map((field) => problem('column-twice', field, null, field)),
  ]
  const top = heads[0]
  const onTop = sheet === top?.sheet && row === top.rows[0]?.line
  const where = sheet === null ? `ligne ${row}` : `ligne ${row} de la feuille « ${shown(sheet)} »`
  const found = onTop && heads.length <= 1 ? [] : [problem('header-found', null, null, where)]
  if (wrong.length > 0) throw new RosterFileError([...wrong, ...found], { sheet, row, heads })
  problems.push(...found)
  const others = heads.filter((head) => head.sheet !== sheet).map((head) => head.sheet)
  if (others.length > 0)
    problems.push(problem('sheets-unread', null, null, shown(others.map((name) => `« ${name} »`).join(', '))))
  if (header.double.length > 0) problems.push(problem('column-double', null, null, header.double.join(', ')))
  if (header.spoiled.length > 0) {
    const told = header.spoiled.map(({ name, as }) => `« ${shown(name)} » → « ${as} »`)
    problems.push(problem('column-spoiled', null, null, told.join(', ')))
  }
  if (header.ignored.length > 0)
    problems.push(problem('column-ignored', null, null, shown(header.ignored.join(', '))))
  return header
}

/** The lines, with the sign that the header of the column `at` writes once for all its numbers; a spreadsheet keeps 50 % as 0.5. */
async function* inPercent({ header, lines }: OpenTable, at: number): AsyncGenerator<TableLine> {
  if (!inHundredths(header[at] ?? '')) return yield* lines
  for await (const line of lines)
    yield {
      ...line,
      values: line.values.map((value, i) =>
        i === at && Number(value.replace(',', '.')) > 1 ? `${value} %` : value,
      ),
    }
}

/** The values by field; of two columns for one field the first that is filled in. */
function cellsOf(
  values: readonly string[],
  fields: readonly (RosterField | null)[],
): Partial<Record<RosterField, string>> {
  const cells: Partial<Record<RosterField, string>> = {}
  fields.forEach((field, at) => {
    const value = clean(values[at] ?? '').slice(0, LONGEST_CELL)
    if (field !== null && value !== '') cells[field] ??= value
  })
  return cells
}

/** The cells, the status confirmed on the day that its column is named after; of a day to come nothing is known. */
function onStatusDay(
  { statut, ...cells }: Partial<Record<RosterField, string>>,
  day: string | null,
  today: string,
): Partial<Record<RosterField, string>> {
  if (statut === undefined || day === null) return { ...cells, ...(statut !== undefined && { statut }) }
  return { ...(day <= today && { statut }), confirme_le: day, ...cells }
}

function readLine(
  { line, values, broken }: TableLine,
  { fields, statusDay }: Pick<HeaderReading, 'fields' | 'statusDay'>,
  corrected: Partial<Record<RosterField, string>>,
  context: ValidationContext,
  mayShift: boolean,
): ReadRow {
  const cells = onStatusDay(cellsOf(values, fields), statusDay, context.today)
  const raw: RawRow = { line, cells: { ...cells, ...corrected } }
  if (broken !== null) return refusedLine(raw, problem('line-broken', null, null, broken))
  // In a workbook a value beyond the header is a remark in the margin; in a CSV it moves all the others.
  if (mayShift && values.slice(fields.length).some((value) => value.trim() !== ''))
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
