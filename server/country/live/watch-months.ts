import { setTimeout } from 'node:timers/promises'
import { FRISE_FROM } from '../../contract/timeline.ts'
import { monthDays } from '../../domain/monthDays.ts'
import { monthsOf } from '../views/months.ts'
import type { Live } from './create-live.ts'

/** Milliseconds between two days that are kept, so that whoever waits is answered. */
const PAUSE_MS = 3_000

/**
 * Keeps the figures of the first day of each month since the payments stopped, the newest first, once those of today have their
 * intervals: after each start, and again of the days that a new statement changes. `failed` is told what went wrong. Returns how to end it.
 */
export function watchMonths(
  live: Live,
  today: () => string,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const ending = new AbortController()
  let running: Promise<void> | null = null
  let again = false
  const run = async (): Promise<void> => {
    const done = new Set<string>()
    for (;;) {
      const { atlas } = live.current()
      const day = monthDays(FRISE_FROM, today())
        .reverse()
        .find((one) => !monthsOf(atlas).has(one) && !done.has(one))
      if (day === undefined || ending.signal.aborted) return
      // A day that changes while it is made is made again with the next change that is told.
      done.add(day)
      await monthsOf(atlas).keep(day)
      await setTimeout(PAUSE_MS, undefined, { ref: false, signal: ending.signal })
    }
  }
  const quiet = live.onChange((change) => {
    if (running !== null) again = true
    else if (change === 'intervals' || change === 'day') begin()
  })
  function begin(): void {
    again = false
    running = run()
      .catch((error: unknown) => {
        if (!ending.signal.aborted) failed(error)
      })
      .finally(() => {
        running = null
        // Something was told meanwhile that may concern a day already made.
        if (again && !ending.signal.aborted) begin()
      })
  }
  return async () => {
    quiet()
    ending.abort()
    await running
  }
}
