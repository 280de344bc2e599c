import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { readWorkbook, recordsUnder, type Cell, type SheetRow } from './workbook.ts'

/** A sheet of a workbook of the DREES's APL: an edition. */
export interface AplSheet {
  /** Year of activity. */
  readonly annee: number
  /** Of which year its people are counted. */
  readonly anneePopulation: number
  readonly header: readonly string[]
  readonly records: readonly Readonly<Record<string, Cell>>[]
}

interface AplWorkbook {
  /** At least one, oldest first, no year between them left out. */
  readonly editions: readonly AplSheet[]
  /** Every sheet, as it is. */
  readonly sheets: ReadonlyMap<string, readonly SheetRow[]>
}

const CODE = 'Code commune INSEE'
const EDITION = /^APL[ _]?(\d{4})$/
/** Years by which the people of an edition may be older than it: 2 so far. */
const OLDEST_PEOPLE = 4

/**
 * Every edition that a workbook of the DREES's APL holds, whatever their number: one a sheet called "APL" and its year.
 * @throws SourceError naming the sheet when there is none, when one lists communes under another name, or when its years contradict each other.
 */
export function readAplWorkbook(raw: string, file: string): AplWorkbook {
  const sheets = readWorkbook(raw, file)
  const refuse = (problem: string): never => {
    throw new SourceError(file, problem, COMPARE_REMEDY)
  }
  const editions: AplSheet[] = []
  for (const [name, cells] of sheets) {
    const rows = cells.map((row) => row.map(tidy))
    const [, year] = EDITION.exec(name.trim()) ?? []
    if (year !== undefined) editions.push(editionOf(name, Number(year), rows, file, refuse))
    else if (rows.some(([first]) => first === CODE))
      refuse(`sheet "${name}" lists communes, and its name is not "APL" and a year: of which edition is it?`)
  }
  editions.sort((a, b) => a.annee - b.annee)
  if (editions.length === 0)
    refuse(`has no sheet "APL" and a year (found: ${[...sheets.keys()].join(', ')}).`)
  for (const [at, { annee, anneePopulation }] of editions.entries()) {
    const before = editions[at - 1]
    if (!before) continue
    if (annee !== before.annee + 1)
      refuse(`goes from the edition ${before.annee} to ${annee}: what is between them?`)
    if (anneePopulation < before.anneePopulation)
      refuse(
        `sheet "APL ${annee}" counts people of ${anneePopulation}, the one before it of ${before.anneePopulation}: are they interchanged?`,
      )
  }
  return { editions, sheets }
}

function editionOf(
  name: string,
  annee: number,
  rows: readonly SheetRow[],
  file: string,
  refuse: (problem: string) => never,
): AplSheet {
  const { header, records, firstLine } = recordsUnder(file, rows, CODE)
  const told = rows.slice(0, firstLine).flatMap((row) => row.flatMap((cell) => yearIn(TITLE, cell)))
  if (told.some((year) => year !== annee))
    refuse(`sheet "${name}" calls itself the edition of ${told.join(', ')}.`)
  const years = new Set(header.flatMap((column) => yearIn(PEOPLE, column)))
  const [anneePopulation] = years
  if (years.size !== 1 || anneePopulation === undefined)
    return refuse(`sheet "${name}": its columns of people are of ${[...years].join(' and ') || 'no year'}.`)
  if (anneePopulation > annee || anneePopulation < annee - OLDEST_PEOPLE)
    refuse(`sheet "${name}" counts people of ${anneePopulation}.`)
  return { annee, anneePopulation, header, records: records.filter((record) => !isNote(record)) }
}

const TITLE = /^Millésime\s?:\s?(\d{4})$/
const PEOPLE = /^Population\b.*\b(\d{4})\b/

const yearIn = (pattern: RegExp, cell: Cell): number[] => {
  const [, year] = pattern.exec(String(cell)) ?? []
  return year === undefined ? [] : [Number(year)]
}

/** Headers come with spaces at their ends, and lines within. */
const tidy = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : cell)

/** A line under the communes: a sentence in the first column, and nothing beside it. */
const isNote = (record: Readonly<Record<string, Cell>>): boolean =>
  /\s/.test(String(record[CODE])) &&
  Object.entries(record).every(([column, cell]) => column === CODE || cell === null || cell === '')

/**
 * The records of an edition by names of ours, each the one column like its pattern, with both years. @throws SourceError naming the sheet and the
 * pattern where there is no such column, several, or one without any value.
 */
export function recordsOf<Name extends string>(
  file: string,
  { annee, anneePopulation, header, records }: AplSheet,
  columns: Readonly<Record<Name, RegExp>>,
) {
  const refuse = (problem: string): never => {
    throw new SourceError(file, `sheet "APL ${annee}" ${problem}`, COMPARE_REMEDY)
  }
  const found = Object.entries<RegExp>(columns).map(([name, pattern]) => {
    const [column, other] = header.filter((one) => pattern.test(one))
    if (column === undefined) return refuse(`has no column like ${pattern}.`)
    if (other !== undefined) return refuse(`has two columns like ${pattern}: "${column}", "${other}".`)
    if (records.every((record) => record[column] === null))
      return refuse(`has no value in its column "${column}".`)
    return [name, column] as const
  })
  return records.map((record) => ({
    ...{ annee, anneePopulation },
    ...(Object.fromEntries(found.map(([name, column]) => [name, record[column] ?? null])) as Record<
      Name,
      Cell
    >),
  }))
}
