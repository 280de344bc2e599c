import { expect, test } from 'vitest'
import type { PublicStatus, Statut } from '../../server/domain/model.ts'
import { confirmationVerdict, type SaidByOthers } from '../../server/domain/stewards/confirmationVerdict.ts'

const TODAY = '2026-11-29'
const status = (value: Statut, change: Partial<PublicStatus> = {}): PublicStatus => ({
  value,
  since: '2026-01-05',
  confirmedOn: '2026-11-01',
  expiresOn: '2026-12-31',
  evidence: 'association',
  lastKnown: null,
  ...change,
})
const others = (change: Partial<SaidByOthers> = {}): SaidByOthers => ({
  ...{ status: status('active'), reports: [], intakes: [], linkMadeOn: '2026-11-20', today: TODAY },
  ...change,
})
const open = { statut: 'active', intake: null } as const
const closed = { statut: 'stopped', intake: null } as const

test('what agrees with the last known status is public, expired or not', () => {
  expect(confirmationVerdict(open, others())).toBeNull()
  const expired = status('unknown', { lastKnown: 'active' })
  expect(confirmationVerdict(open, others({ status: expired }))).toBeNull()
  expect(confirmationVerdict({ statut: 'reduced', intake: 'no' }, others())).toBeNull()
})

test('nobody ever said anything: the cabinet’s word is public', () => {
  const never = status('unknown', { confirmedOn: null, expiresOn: null, evidence: null })
  for (const said of [open, closed]) expect(confirmationVerdict(said, others({ status: never }))).toBeNull()
})

test('to close what others call open, or to open what they call closed, waits', () => {
  expect(confirmationVerdict(closed, others())).toBe('opens-or-closes')
  for (const known of ['stopped', 'suspended'] as const)
    expect(confirmationVerdict(open, others({ status: status(known) }))).toBe('opens-or-closes')
  const expired = status('unknown', { lastKnown: 'stopped' })
  expect(confirmationVerdict(open, others({ status: expired }))).toBe('opens-or-closes')
})

test('the cabinet may change its own word', () => {
  const own = status('stopped', { evidence: 'cabinet' })
  expect(confirmationVerdict(open, others({ status: own }))).toBeNull()
})

test('a statement of others that is newer than the link waits when it differs', () => {
  const newer = status('active', { confirmedOn: '2026-11-25' })
  expect(confirmationVerdict({ statut: 'reduced', intake: null }, others({ status: newer }))).toBe(
    'newer-statement',
  )
  const intake = (reportedOn: string, evidence: 'ars' | 'cabinet') => ({
    ...({ id: 'i', cabinetId: 'C1', value: 'no', reportedOn, evidence, maxAgeDays: 60 } as const),
    recordedAt: `${reportedOn}T10:00:00.000Z`,
  })
  const takes = { statut: 'active', intake: 'yes' } as const
  expect(confirmationVerdict(takes, others({ intakes: [intake('2026-11-25', 'ars')] }))).toBe(
    'newer-statement',
  )
  expect(confirmationVerdict(takes, others({ intakes: [intake('2026-11-10', 'ars')] }))).toBeNull()
  expect(confirmationVerdict(takes, others({ intakes: [intake('2026-11-25', 'cabinet')] }))).toBeNull()
})

test('open reports of the public that say the contrary make it wait, older ones do not', () => {
  const report = (day: string) => [{ kind: 'ferme', createdAt: `${day}T10:00:00.000Z` }]
  expect(confirmationVerdict(open, others({ reports: report('2026-11-15') }))).toBe('reports')
  expect(confirmationVerdict(open, others({ reports: report('2026-10-15') }))).toBeNull()
  expect(
    confirmationVerdict(
      open,
      others({ reports: [{ kind: 'coordonnees', createdAt: `${TODAY}T08:00:00Z` }] }),
    ),
  ).toBeNull()
})
