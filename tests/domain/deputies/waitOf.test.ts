import { describe, expect, test } from 'vitest'
import { waitOf } from '../../../server/domain/deputies/waitOf.ts'

const asked = (date: string | null, statutLe: string, rest = {}) =>
  waitOf({ ...{ type: 'QE', date, statut: 'en-attente', statutLe }, ...rest } as Parameters<typeof waitOf>[0])

describe('how long a question waits', () => {
  test.each([
    ['2026-04-14', '2026-08-22', { months: 4, overdue: true }],
    ['2026-06-22', '2026-08-22', { months: 2, overdue: false }],
    ['2026-06-21', '2026-08-22', { months: 2, overdue: true }],
    ['2026-08-04', '2026-08-22', { months: 0, overdue: false }],
    ['2025-12-30', '2026-01-29', { months: 0, overdue: false }],
    ['2025-12-30', '2026-03-01', { months: 2, overdue: true }],
  ])('from %s to %s', (date, day, wait) => {
    expect(asked(date, day)).toEqual(wait)
  })
  test('nothing is said of one that waits no more, of an unknown day, of the chamber', () => {
    expect(asked('2026-04-14', '2026-08-22', { statut: 'reponse-publiee' })).toBeNull()
    expect(asked('2026-04-14', '2026-08-22', { statut: 'retiree' })).toBeNull()
    expect(asked(null, '2026-08-22')).toBeNull()
    expect(asked('2026-04-14', '2026-08-22', { type: 'QG' })).toBeNull()
    expect(asked('2026-08-23', '2026-08-22')).toBeNull()
  })
})
