import { describe, expect, test } from 'vitest'
import { listAge } from '../../server/domain/deputies/listAge.ts'
import { seatState } from '../../server/domain/deputies/seatState.ts'

describe('a seat', () => {
  test('is held or vacant on the day of the list, and the list is old after sixty days', () => {
    expect(seatState(true, '2026-08-22', '2026-10-21')).toEqual({
      kind: 'held',
      on: '2026-08-22',
      oldList: false,
    })
    expect(seatState(true, '2026-08-22', '2026-10-22')).toMatchObject({ kind: 'held', oldList: true })
    expect(seatState(false, '2026-08-22', '2026-11-28')).toEqual({
      kind: 'vacant',
      on: '2026-08-22',
      oldList: true,
    })
  })

  test('is never vacant without a day', () => {
    expect(seatState(false, null, '2026-11-28')).toEqual({ kind: 'unknown' })
    expect(seatState(false, '2026-12-01', '2026-11-28')).toEqual({ kind: 'unknown' })
  })

  test('counts whole days, over a leap day and a change of hour', () => {
    expect(listAge('2024-02-28', '2024-03-01')).toBe(2)
    expect(listAge('2026-10-24', '2026-10-26')).toBe(2)
    expect(() => listAge('août', '2026-10-26')).toThrow('no day: août')
  })
})
