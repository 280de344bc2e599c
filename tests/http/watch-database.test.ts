import { expect, test, vi } from 'vitest'
import { watchDatabase } from '../../server/country/live/watch-database.ts'

/** In milliseconds, for a busy machine: it is over as soon as it is so. */
const PATIENCE = 20_000

test('says when the database does not answer, or not in time, and when it is back', async () => {
  let ping: () => Promise<void> = () => Promise.resolve()
  const watch = watchDatabase(() => ping(), 5, 20)
  try {
    expect(watch.answers()).toBe(true)
    ping = () => Promise.reject(new Error('gone'))
    await vi.waitFor(() => expect(watch.answers()).toBe(false), PATIENCE)
    ping = () => Promise.resolve()
    await vi.waitFor(() => expect(watch.answers()).toBe(true), PATIENCE)
    let answer = (): void => {}
    ping = () => new Promise((resolve) => (answer = resolve))
    await vi.waitFor(() => expect(watch.answers()).toBe(false), PATIENCE)
    ping = () => Promise.resolve()
    answer()
    await vi.waitFor(() => expect(watch.answers()).toBe(true), PATIENCE)
  } finally {
    watch.stop()
  }
})
