import { parse } from 'csv-parse/browser/esm/sync'

/** A table somebody has at hand: the cells of each line that has any, and where it stands in the file (1 is the first). */
export interface TableLine {
  readonly numero: number
  readonly cells: readonly string[]
}

/** The text of a file: UTF-8, or what spreadsheets of Windows write. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The lines of a CSV: semicolons, commas, tabs or bars, whichever the first line has most of. Throws where a quotation mark is never closed. */
export function linesOf(text: string): TableLine[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const first = firstLine(clean)
  const separator = [';', '\t', ',', '|'].reduce((a, b) =>
    first.split(b).length > first.split(a).length ? b : a,
  )
  const read = parse(clean, {
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    trim: true,
  }) as unknown as { readonly info: { readonly lines: number }; readonly record: string[] }[]
  return read.map(({ info, record }) => ({ numero: info.lines, cells: record }))
}

/** The first line of a table, which names its columns. */
export const firstLine = (text: string): string => text.slice(0, text.search(/[\r\n]|$/))
