import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { ReplayError } from './replay-error.ts'

/** A CSV with its header, read by names that may vary from case to case. */
export class CsvTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]

  /** Reads a CSV (comma, semicolon or tab; UTF-8; header). Throws a `ReplayError` naming the file. */
  constructor(path: string) {
    this.file = basename(path)
    let records: string[][]
    let decimalComma: boolean
    try {
      const text = readFileSync(path, 'utf8')
      const first = text.slice(0, text.search(/\r?\n|$/))
      const delimiter = [';', '\t'].find((mark) => first.includes(mark)) ?? ','
      decimalComma = delimiter !== ','
      records = parse(text, { bom: true, delimiter, skip_empty_lines: true, trim: true })
    } catch (error) {
      throw new ReplayError(
        `${this.file} cannot be read as CSV: ${(error as Error).message}.`,
        'Save it as CSV.',
      )
    }
    const [header, ...lines] = records
    if (!header) throw new ReplayError(`${this.file} is empty.`, 'Give it a header and rows.')
    if (lines.length === 0)
      throw new ReplayError(`${this.file} has a header and no row.`, 'Add its rows, one for each line.')
    // Where the comma parts no columns, as French spreadsheets save them, it may part a number's decimals.
    const written = (cell = ''): string =>
      decimalComma && /^-?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell
    this.columns = header
    this.rows = lines.map((line) => Object.fromEntries(header.map((name, k) => [name, written(line[k])])))
  }

  /** The first of `names` that is a column (case does not matter); `null` when none is. */
  find(names: readonly string[]): string | null {
    const lower = this.columns.map((column) => column.toLowerCase())
    for (const name of names) {
      const at = lower.indexOf(name.toLowerCase())
      if (at >= 0) return this.columns[at]!
    }
    return null
  }

  /** Like `find`, but throws naming what was looked for, and the option that says otherwise if there is one. */
  need(names: readonly string[], what: string, option?: string): string {
    const found = this.find(names)
    if (found !== null) return found
    throw new ReplayError(
      `${this.file} has no column for ${what} (it has ${this.columns.join(', ')}).`,
      `${option ? `Name it with ${option} <column>, or rename` : 'Rename'} it to ${names[0]}.`,
    )
  }

  /** A column as numbers, each `allowed`; throws naming file, line and column of the first that is not. */
  numbers(column: string, allowed: (value: number) => boolean = Number.isFinite): number[] {
    return this.rows.map((row, k) => {
      const text = row[column]!
      const value = text === '' ? NaN : Number(text)
      if (allowed(value)) return value
      throw new ReplayError(
        `${this.file}, line ${k + 2}, column ${column}: "${text}" is not a usable number.`,
        'Correct it (decimal point, no unit, not negative) and run again.',
      )
    })
  }
}

/** At least 0, and finite. */
export const positive = (value: number): boolean => value >= 0 && value < Infinity
