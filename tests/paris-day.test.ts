import { afterEach, expect, test, vi } from 'vitest'
import { parisDay } from '../server/paris-day.ts'

afterEach(() => void vi.useRealTimers())

test('the day turns in Paris, to the millisecond, and back with a clock that is set back', () => {
  vi.useFakeTimers()
  const at = (instant: string): string => {
    vi.setSystemTime(instant)
    expect(parisDay(new Date(instant))).toBe(parisDay())
    return parisDay()
  }
  expect(at('2026-11-30T22:59:59.999Z')).toBe('2026-11-30')
  expect(at('2026-11-30T23:00:00.000Z')).toBe('2026-12-01')
  expect(at('2026-11-30T22:59:59.999Z')).toBe('2026-11-30')
  // In summer, two hours before Greenwich.
  expect(at('2026-06-30T21:59:59.999Z')).toBe('2026-06-30')
  expect(at('2026-06-30T22:00:00.000Z')).toBe('2026-07-01')
})

test('a day long ago keeps four digits', () => {
  expect(parisDay(new Date('0987-06-01T12:00:00Z'))).toBe('0987-06-01')
})
