import { describe, expect, test } from 'vitest'
import type { StatusEvent, Statut } from '../../server/domain/model.ts'
import { publicStatus } from '../../server/domain/status/publicStatus.ts'
import { CENTRAL_INTERRUPTION, etatOf, interruptionByEtat } from '../../server/domain/status/interruption.ts'
import { isFunded } from '../../server/domain/status/isFunded.ts'

let made = 0
function event(
  statut: Statut,
  effectiveOn: string,
  reportedOn: string,
  more: Partial<StatusEvent> = {},
): StatusEvent {
  return {
    id: `E${made++}`,
    cabinetId: 'C1',
    statut,
    effectiveOn,
    reportedOn,
    recordedAt: `${reportedOn}T18:00:00.000Z`,
    evidence: 'association',
    reason: null,
    maxAgeDays: 60,
    ...more,
  }
}

describe('the public status of a cabinet', () => {
  const events = [
    event('active', '2026-01-05', '2026-01-06'),
    event('active', '2026-01-05', '2026-03-01', { evidence: 'cabinet' }),
    event('suspended', '2026-04-10', '2026-04-20', { evidence: 'ars' }),
  ]

  test('nothing is known before the first event, and of a cabinet without one', () => {
    expect(publicStatus(events, '2026-01-04').value).toBe('unknown')
    expect(publicStatus([], '2026-01-04')).toMatchObject({ value: 'unknown', since: null, lastKnown: null })
  })

  test('a confirmation keeps the date since when, and renews the expiry', () => {
    expect(publicStatus(events, '2026-04-09')).toEqual({
      value: 'active',
      since: '2026-01-05',
      confirmedOn: '2026-03-01',
      expiresOn: '2026-04-30',
      evidence: 'cabinet',
      lastKnown: null,
    })
  })

  test('after its maximum age it is unknown, with the last known one beside it', () => {
    expect(publicStatus(events, '2026-06-19').value).toBe('suspended')
    expect(publicStatus(events, '2026-06-20')).toMatchObject({
      value: 'unknown',
      since: '2026-06-20',
      lastKnown: 'suspended',
      expiresOn: '2026-06-19',
    })
  })

  test('a past day is seen with what is known today, or as it was known then', () => {
    expect(publicStatus(events, '2026-04-15').value).toBe('suspended')
    expect(publicStatus(events, '2026-04-15', '2026-04-15T23:59:59.000Z').value).toBe('active')
  })

  test('a status announced for later waits for its day', () => {
    const announced = [...events, event('stopped', '2026-06-01', '2026-04-25')]
    expect(publicStatus(announced, '2026-05-31').value).toBe('suspended')
    expect(publicStatus(announced, '2026-06-01').value).toBe('stopped')
  })

  test('the order of the events does not matter', () => {
    for (const day of ['2026-02-01', '2026-04-12', '2026-07-01'])
      expect(publicStatus([...events].reverse(), day)).toEqual(publicStatus(events, day))
  })
})

describe('how likely an interruption is', () => {
  test('the funding of the scheme is the latest dated fact', () => {
    const facts = [
      { from: '2025-12-01', funded: false },
      { from: '2004-01-01', funded: true },
    ]
    expect(isFunded(facts, '2025-11-30')).toBe(true)
    expect(isFunded(facts, '2025-12-01')).toBe(false)
    expect(isFunded([...facts, { from: '2025-12-01', funded: true }], '2025-12-01')).toBe(false)
  })

  const p = (statut: Statut, lastKnown: Statut | null, funded: boolean): number =>
    interruptionByEtat(CENTRAL_INTERRUPTION, funded)[etatOf(statut, lastKnown)]!

  test('follows the status, and the funding for active cabinets only', () => {
    const known = (['active', 'reduced', 'suspended', 'stopped'] as const).map((statut) => [
      p(statut, null, true),
      p(statut, null, false),
    ])
    expect(known).toEqual([
      [0, 0.3],
      [0.6, 0.6],
      [1, 1],
      [1, 1],
    ])
  })

  test('a stop that nobody reconfirms does not become half a stop', () => {
    const unknown = [null, 'active', 'reduced', 'suspended', 'stopped'] as const
    expect(unknown.map((last) => p('unknown', last, false))).toEqual([0.5, 0.5, 0.6, 1, 1])
  })
})
