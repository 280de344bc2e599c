import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRest } from '../../server/country/live/rest.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PACE = { first: 45_000, quiet: 5_000, longest: 30_000 }
const counted = () => {
  const done = { times: 0 }
  return { done, rest: createRest(PACE, () => Promise.resolve(void done.times++)) }
}

test('the first time is not brought forward by what changes during a start', async () => {
  const { done, rest } = counted()
  await vi.advanceTimersByTimeAsync(1_000)
  rest.disturb()
  await vi.advanceTimersByTimeAsync(43_000)
  expect(done.times).toBe(0)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(done.times).toBe(1)
})

test('later a change is followed within seconds, and a stream of them cannot put it off for ever', async () => {
  const { done, rest } = counted()
  await vi.advanceTimersByTimeAsync(60_000)
  rest.disturb()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(done.times).toBe(2)
  for (let second = 0; second < 120; second++) {
    rest.disturb()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  // Every half a minute, though it was never quiet for five seconds.
  expect(done.times).toBe(6)
})

test('what failed is tried again when it says so, and nothing is done after the end', async () => {
  let fails = true
  let done = 0
  const rest = createRest(PACE, () => {
    if (fails) rest.within(60_000)
    else done++
    return Promise.resolve()
  })
  await vi.advanceTimersByTimeAsync(45_000)
  fails = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(done).toBe(1)
  rest.disturb()
  await rest.close()
  rest.disturb()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(done).toBe(1)
})
