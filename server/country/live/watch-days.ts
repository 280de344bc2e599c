import type { Atlas } from '../atlas.ts'
import type { Analyst } from '../analyst/analyst.ts'

/** Minutes between two looks at the calendar. */
const LOOK_MINUTES = 10

/**
 * Lets the atlas tell intervals and ranks once the draws are there, and keeps the calculation of every day that begins
 * while the server runs. Resolves when today's is stored; `stop` ends the watch.
 */
export function watchDays({
  atlas,
  analyst,
  save,
  today,
}: {
  readonly atlas: Atlas
  readonly analyst: Analyst
  readonly save: (asOf: string) => Promise<void>
  readonly today: () => string
}): { readonly stored: Promise<void>; readonly stop: () => void } {
  let saved = ''
  const store = async (): Promise<void> => {
    const day = today()
    if (day === saved) return
    await atlas.views.analysed(day)
    await save(day)
    saved = day
  }
  const stored = analyst.drawn.then(() => {
    atlas.views.useAnalyst(analyst.analyse)
    return store()
  })
  const timer = setInterval(() => void store().catch(() => {}), LOOK_MINUTES * 60_000)
  timer.unref()
  return { stored, stop: () => clearInterval(timer) }
}
