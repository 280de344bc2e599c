/** Height of a row, CSS pixels; `Row.svelte` sets the same in its style. */
export const ROW_HEIGHT = 48
/** Up to this many rows are simply all there: readable without scripts, found by the browser's own search. */
const ALL_ROWS = 150
/** Rows kept beyond each edge, so that scrolling never shows a gap. */
const MARGIN = 12

export interface RowWindow {
  readonly start: number
  readonly end: number
  /** Pixels standing for the rows above and below. */
  readonly before: number
  readonly after: number
}

/** Which of `n` rows to draw when the frame, `height` pixels high, is scrolled by `scrolled` pixels. */
export function windowOf(n: number, scrolled: number, height: number): RowWindow {
  if (n <= ALL_ROWS) return { start: 0, end: n, before: 0, after: 0 }
  const visible = Math.ceil((height || 800) / ROW_HEIGHT)
  const first = Math.min(Math.max(0, Math.floor(scrolled / ROW_HEIGHT)), Math.max(0, n - visible))
  const start = Math.max(0, first - MARGIN)
  const end = Math.min(n, first + visible + MARGIN)
  return { start, end, before: start * ROW_HEIGHT, after: (n - end) * ROW_HEIGHT }
}

/** Rows that go to paper: some twenty pages. What is left out is said, and goes to files. */
export const PRINTED_ROWS = 600

/** The rows of a print: from the first on, nothing standing for the others. */
export const printedRows = (n: number): RowWindow => ({
  start: 0,
  end: Math.min(n, PRINTED_ROWS),
  before: 0,
  after: 0,
})
