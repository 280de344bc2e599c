import { withProvenanceOnce, type Cell, type ExportSheet } from './rows.ts'

/** A cell that a spreadsheet would run as a formula gets a quote in front; `−3` and `+3` as words do not start one. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const decimal = (value: number, decimals: number | null): string =>
  value.toFixed(decimals ?? 0).replace('.', ',')

/** A cell as French Excel reads it. */
function writeCell(value: Cell, decimals: number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? decimal(value, decimals) : inert(value)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV that French Excel opens by a double click: byte order mark, semicolons, decimal commas, CR LF. */
export function csvOf(sheet: ExportSheet): string {
  const { headings, decimals } = sheet
  const body = withProvenanceOnce(sheet).map((row) =>
    row.map((value, n) => writeCell(value, decimals[n]!)).join(';'),
  )
  return `\uFEFF${[headings.map((heading) => writeCell(heading, null)).join(';'), ...body].join('\r\n')}\r\n`
}

/** The same for the clipboard: tabs, which every spreadsheet and word processor takes as columns. */
export const tabsOf = (sheet: ExportSheet): string =>
  [
    sheet.headings,
    ...withProvenanceOnce(sheet).map((row) => row.map((value, n) => writeCell(value, sheet.decimals[n]!))),
  ]
    .map((cells) => cells.map((one) => one.replace(/^"|"$|[\t\r\n]/g, '')).join('\t'))
    .join('\n')
