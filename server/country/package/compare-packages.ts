import { parseCsv, type CsvRecord } from './csv.ts'
import { openFiles, type PackageFiles } from './tables.ts'

/** What differs in a file of two packages; the counts are rows, null where it is no table or not there. */
interface FileChange {
  readonly path: string
  readonly before: number | null
  readonly after: number | null
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Rows that are in force: of a table of several years those of its newest, of which the figures are made. */
  readonly inForce: { readonly before: number; readonly after: number }
  /** Years of a table that are gone, and the columns that no longer have any value as new as before, days of lists among them. */
  readonly years: { readonly gone: readonly string[]; readonly older: readonly string[] }
  /** The first rows that differ: their key, their name, and each cell before and after. */
  readonly examples: readonly string[]
}

/** What differs between two packages. */
export interface PackageChanges {
  readonly before: string
  readonly after: string
  /** Of each file that differs, in the order of their names. */
  readonly files: readonly FileChange[]
}

/** Rows that are named of each table, and cells of each row. */
const EXAMPLES = 8
const CELLS = 3

/**
 * What would change were the package of folder `after` served instead of that of `before`: rows of each table by its primary key, and some
 * of them with their names. Of tables that are the same byte for byte nothing is read. @throws SourceError when a file is damaged.
 */
export function comparePackages(before: string, after: string, examples = EXAMPLES): PackageChanges {
  const [old, young] = [openFiles(before), openFiles(after)]
  const [oldHash, youngHash] = [hashes(old), hashes(young)]
  const keys = new Map([...old.paths, ...young.paths].map(({ path, primaryKey }) => [path, primaryKey]))
  const paths = [...new Set([...oldHash.keys(), ...youngHash.keys()])].sort()
  // Read once, and only where a row is named.
  let known: ReadonlyMap<string, string> | null = null
  const names = (): ReadonlyMap<string, string> => (known ??= namesIn(young))
  return {
    before: old.hash,
    after: young.hash,
    files: paths
      .filter((path) => oldHash.get(path) !== youngHash.get(path))
      .map((path) => {
        const key = keys.get(path) ?? null
        const rowsOf = (files: PackageFiles, has: boolean): readonly CsvRecord[] =>
          has && key ? parseCsv(files.bytes(path), path, []) : []
        const [there, here] = [oldHash.has(path), youngHash.has(path)]
        const change = compareRows(rowsOf(old, there), rowsOf(young, here), key ?? [], examples, names)
        return {
          path,
          ...change,
          before: there && key ? change.before : null,
          after: here && key ? change.after : null,
        }
      }),
  }
}

const hashes = (files: PackageFiles): ReadonlyMap<string, string> =>
  new Map(files.paths.map(({ path, sha256 }) => [path, sha256]))

/** Communes and circonscriptions by code. */
const namesIn = (files: PackageFiles): ReadonlyMap<string, string> =>
  new Map(
    [
      ['communes.csv', 'nom'] as const,
      ['circonscriptions.csv', 'libelle'] as const,
      ['departements.csv', 'nom'] as const,
    ].flatMap(([path, column]) =>
      parseCsv(files.bytes(path), path, ['code', column]).map(
        (row) => [`${path} ${row.code}`, row[column] ?? ''] as const,
      ),
    ),
  )

/** Which table names what a column of this name holds. */
const NAMED: Readonly<Record<string, string>> = {
  code_commune: 'communes.csv',
  code_circonscription: 'circonscriptions.csv',
  departement: 'departements.csv',
}

function compareRows(
  before: readonly CsvRecord[],
  after: readonly CsvRecord[],
  key: readonly string[],
  most: number,
  names: () => ReadonlyMap<string, string>,
): Omit<FileChange, 'path'> & { readonly before: number; readonly after: number } {
  const keyOf = (row: CsvRecord): string => key.map((column) => row[column] ?? '').join(' ')
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const examples: string[] = []
  const name = (row: CsvRecord): string =>
    [
      keyOf(row),
      row.nom ?? row.libelle ?? row.titre ?? named(row, key, names),
      ...(row.prenom === undefined ? [] : [row.prenom]),
    ]
      .filter(Boolean)
      .join(' ')
  const tell = (row: CsvRecord, what: () => string): void => {
    if (examples.length < most) examples.push(`${name(row)}: ${what()}`)
  }
  let [added, changed] = [0, 0]
  for (const row of after) {
    const former = old.get(keyOf(row))
    old.delete(keyOf(row))
    if (!former) {
      added++
      tell(row, () => 'new')
      continue
    }
    const cells = [...new Set([...Object.keys(former), ...Object.keys(row)])].filter(
      (column) => (former[column] ?? '') !== (row[column] ?? ''),
    )
    if (cells.length === 0) continue
    changed++
    tell(row, () => cellsOf(former, row, cells))
  }
  for (const row of old.values()) tell(row, () => 'gone')
  return {
    ...{ before: before.length, after: after.length },
    ...{ added, changed, removed: old.size, years: yearsLost(before, after, key), examples },
    inForce: { before: rowsInForce(before, key), after: rowsInForce(after, key) },
  }
}

/** Column that tells of which edition or year a row is. */
const YEAR = 'annee'
/** Columns that tell of which day a list, or what it says, is. */
const DAYS = ['date_liste', 'statut_le'] as const

const newest = (rows: readonly CsvRecord[], column: string, of = column): string =>
  rows.reduce((last, row) => (row[of] && (row[column] ?? '') > last ? row[column]! : last), '')

function rowsInForce(rows: readonly CsvRecord[], key: readonly string[]): number {
  if (!key.includes(YEAR)) return rows.length
  const year = newest(rows, YEAR)
  return rows.filter((row) => row[YEAR] === year).length
}

function yearsLost(
  before: readonly CsvRecord[],
  after: readonly CsvRecord[],
  key: readonly string[],
): FileChange['years'] {
  if (after.length === 0) return { gone: [], older: [] }
  const ofYears = key.includes(YEAR)
  const here = new Set(after.map((row) => row[YEAR]))
  const columns = ofYears
    ? Object.keys(before[0] ?? {}).filter((column) => !key.includes(column))
    : DAYS.filter((column) => before[0]?.[column] !== undefined)
  return {
    gone: ofYears
      ? [...new Set(before.map((row) => row[YEAR] ?? ''))].filter((year) => !here.has(year)).sort()
      : [],
    older: columns
      .map((column) => {
        const by = ofYears ? YEAR : column
        return [column, newest(before, by, column), newest(after, by, column)] as const
      })
      .filter(([, was, is]) => is < was)
      .map(([column, was, is]) => `${column} ${was} → ${is || 'none'}`),
  }
}

const named = (row: CsvRecord, key: readonly string[], names: () => ReadonlyMap<string, string>): string => {
  const column = key.find((one) => one in NAMED)
  return column === undefined ? '' : (names().get(`${NAMED[column]} ${row[column]}`) ?? '')
}

const cellsOf = (former: CsvRecord, row: CsvRecord, cells: readonly string[]): string =>
  [
    ...cells
      .slice(0, CELLS)
      .map((column) => `${column} ${former[column] || '(empty)'} → ${row[column] || '(empty)'}`),
    ...(cells.length > CELLS ? [`${cells.length - CELLS} more cells`] : []),
  ].join(', ')

/** Share of a table's rows that may go from one edition to the next unseen. */
const MOST_LOST = 0.1

/** Tables of what happened in the last twelve months: their rows go by themselves. */
const ROLLING: ReadonlySet<string> = new Set(['questions_senat.csv'])

/**
 * What a package loses that its importers took, each in a sentence: more than a tenth of the rows of a table that are in force, or the newest
 * edition or day of a column: an older list in the place of a newer one would be told as today's.
 */
export const lossesIn = ({ files }: PackageChanges): string[] =>
  files.flatMap(({ path, before, inForce, years }) => [
    ...(before !== null && !ROLLING.has(path) && inForce.before - inForce.after > inForce.before * MOST_LOST
      ? [`${path}: ${inForce.before - inForce.after} of ${inForce.before} rows are gone, more than a tenth.`]
      : []),
    ...years.older.map((column) => `${path}: goes back to an older edition: ${column}.`),
  ])

/** What differs as a terminal shows it: a line a file, and the examples below it; what is lost last. */
export const writeChanges = (changes: PackageChanges): string[] =>
  changes.files.length === 0
    ? ['No file differs.']
    : [...changes.files.flatMap(lines), ...lossesIn(changes).map((loss) => `LOSES  ${loss}`)]

function lines({ path, before, after, added, removed, changed, years, examples }: FileChange): string[] {
  const state =
    before === null && after === null
      ? 'differs'
      : before === null
        ? `new, ${after} rows`
        : after === null
          ? `gone, ${before} rows`
          : `${added} new, ${removed} gone, ${changed} changed (${before} → ${after} rows)`
  const rest = added + removed + changed - examples.length
  return [
    `${path}: ${state}`,
    ...years.gone.map((year) => `    ${year}: no row any more`),
    ...examples.map((one) => `    ${one}`),
    ...(rest > 0 && examples.length > 0 ? [`    and ${rest} more`] : []),
  ]
}
