import { HEAD_ROWS, headerScore } from '../../domain/roster/columns.ts'

/** Which row of which sheet is the header, when somebody says it; rows count from 1. */
export interface TableChoice {
  readonly sheet?: string
  readonly row?: number
}

/** The first rows of a sheet, for a person to choose the header among; `sheet` null: a file without sheets. */
export interface SheetHead {
  readonly sheet: string | null
  readonly rows: readonly { readonly line: number; readonly text: string }[]
}

/** Where the roster was found. */
export interface FoundTable {
  readonly sheet: string | null
  /** Line of the header, as the file counts. */
  readonly row: number
  readonly heads: readonly SheetHead[]
}

interface Sheet {
  readonly sheet: string | null
  readonly first: number
  readonly rows: readonly (readonly string[])[]
}

const isFilled = (row: readonly string[]): boolean => row.some((value) => value.trim() !== '')

/** The row, among the first of each sheet, that looks most like a header; where none does, the first that is filled. Null: none is. */
export function findTable(
  sheets: readonly Sheet[],
  choice: TableChoice,
): { readonly at: number; readonly row: number } | null {
  let best: { readonly at: number; readonly row: number; readonly score: number } | null = null
  for (const [at, { sheet, first, rows }] of sheets.entries()) {
    if (choice.sheet !== undefined && sheet !== null && sheet !== choice.sheet) continue
    for (const [row, values] of rows.slice(0, Math.max(HEAD_ROWS, (choice.row ?? 0) - first + 1)).entries()) {
      if (!isFilled(values) || (choice.row !== undefined && choice.row !== row + first)) continue
      const score = headerScore(values)
      if (best === null || score > best.score) best = { at, row, score }
    }
  }
  // A choice that fits nothing is none: the file may have been replaced.
  return best ?? (choice.row === undefined && choice.sheet === undefined ? null : findTable(sheets, {}))
}

const LONGEST_HEAD = 120

/** The first filled rows of a sheet in short. */
export const headOf = ({ sheet, first, rows }: Sheet): SheetHead => ({
  sheet,
  rows: rows.slice(0, HEAD_ROWS).flatMap((values, at) => {
    const text = values.filter((value) => value.trim() !== '').join(' · ')
    return text === ''
      ? []
      : [{ line: first + at, text: text.length > LONGEST_HEAD ? `${text.slice(0, LONGEST_HEAD)}…` : text }]
  }),
})
