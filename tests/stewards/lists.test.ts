import { describe, expect, test } from 'vitest'
import type { PublicStatus, Statut } from '../../server/domain/model.ts'
import { contradictions } from '../../server/domain/stewards/contradictions.ts'
import { freshness } from '../../server/domain/stewards/freshness.ts'
import { ACTIONS, mayDoIn, ROLES, type Author } from '../../server/domain/stewards/roles.ts'
import { nextExpiry, worklist } from '../../server/domain/stewards/worklist.ts'

const TODAY = '2026-10-01'
const status = (
  value: Statut,
  confirmedOn: string | null,
  expiresOn: string | null,
  lastKnown: Statut | null = null,
): PublicStatus => ({
  value,
  since: confirmedOn,
  confirmedOn,
  expiresOn,
  evidence: confirmedOn === null ? null : 'association',
  lastKnown,
})

describe('the worklist of the week', () => {
  const cabinets = [
    { id: 'fresh', departement: '79', patients: 900, status: status('active', '2026-09-20', '2026-11-19') },
    { id: 'soon', departement: '79', patients: 100, status: status('active', '2026-08-08', '2026-10-07') },
    {
      id: 'a-week-away',
      departement: '79',
      patients: 800,
      status: status('active', '2026-08-09', '2026-10-08'),
    },
    {
      id: 'expired',
      departement: '79',
      patients: 300,
      status: status('unknown', '2026-06-01', '2026-07-31', 'reduced'),
    },
    { id: 'never', departement: '79', patients: 50, status: status('unknown', null, null) },
    {
      id: 'stopped',
      departement: '79',
      patients: 700,
      status: status('unknown', '2026-06-01', '2026-07-31', 'stopped'),
    },
    {
      id: 'elsewhere',
      departement: '86',
      patients: 400,
      status: status('unknown', '2026-06-01', '2026-07-31', 'active'),
    },
  ]

  test('what expires, has expired or was never known, those with most patients first', () => {
    expect(
      worklist(cabinets, TODAY, ['79']).map(({ id, reason, lastKnown }) => [id, reason, lastKnown]),
    ).toEqual([
      ['expired', 'expired', 'reduced'],
      ['soon', 'expiring', 'active'],
      ['never', 'never-known', null],
    ])
  })

  test('what expires first after the week, for whoever has nothing to reconfirm', () => {
    expect(nextExpiry(cabinets, TODAY, ['79'])).toEqual({ id: 'a-week-away', expiresOn: '2026-10-08' })
    expect(nextExpiry(cabinets, TODAY, ['86'])).toBeNull()
  })

  test('the whole country for whoever keeps it', () => {
    expect(worklist(cabinets, TODAY, null)[0]!.id).toBe('elsewhere')
  })
})

test('freshness counts confirmations within 30, 60 and 90 days, the last day included', () => {
  const of = (departement: string, confirmedOn: string | null) => ({
    departement,
    status: status('active', confirmedOn, null),
  })
  expect(
    freshness(
      [
        of('86', null),
        of('79', '2026-09-01'),
        of('79', '2026-08-31'),
        of('79', '2026-08-02'),
        of('79', '2026-07-03'),
        of('79', '2026-07-02'),
      ],
      TODAY,
    ),
  ).toEqual([
    { departement: '79', cabinets: 5, within30: 1, within60: 3, within90: 4 },
    { departement: '86', cabinets: 1, within30: 0, within60: 0, within90: 0 },
  ])
})

describe('contradictions', () => {
  const reports = (kinds: readonly string[], day = '2026-09-25') =>
    kinds.map((kind, k) => ({ cabinetId: 'C1', kind, createdAt: `${day}T10:0${k}:00.000Z` }))
  const alerts = (kinds: readonly string[], known: PublicStatus, day?: string) =>
    contradictions(reports(kinds, day), () => known)
  const active = status('active', '2026-09-01', '2026-10-31')

  test('three reports of closure against an active cabinet raise an alert, two do not', () => {
    expect(alerts(['ferme', 'ferme', 'ferme'], active)).toEqual([
      {
        cabinetId: 'C1',
        known: 'active',
        claimed: 'stopped',
        reports: 3,
        firstAt: '2026-09-25T10:00:00.000Z',
        lastAt: '2026-09-25T10:02:00.000Z',
      },
    ])
    expect(alerts(['ferme', 'ferme'], active)).toEqual([])
  })

  test('what says the same, or nothing of a status, is no contradiction', () => {
    expect(alerts(['reduit', 'reduit', 'actif'], active)).toEqual([])
    expect(alerts(['coordonnees', 'autre', 'coordonnees'], active)).toEqual([])
  })

  test('the reverse counts too, also against a status that has expired', () => {
    expect(
      alerts(['actif', 'actif', 'actif'], status('unknown', '2026-06-01', '2026-07-31', 'stopped')),
    ).toHaveLength(1)
  })

  test('reports from before the last confirmation are answered by it', () => {
    expect(alerts(['ferme', 'ferme', 'ferme'], active, '2026-08-31')).toEqual([])
  })
})

test('who may do what, where', () => {
  const author = (role: Author['role'], departements: Author['departements']): Author => ({
    tokenId: 't',
    label: '',
    role,
    departements,
  })
  const table = ROLES.map((role) => [
    role,
    ...ACTIONS.map((action) =>
      [author(role, ['79']), author(role, null)]
        .map((who) => ['79', '86', null].map((where) => (mayDoIn(who, action, where) ? 'x' : '.')).join(''))
        .join(' '),
    ),
  ])
  expect(table).toEqual([
    ['reader', 'x.. xxx', '... ...', '... ...', '... ...'],
    ['moderator', 'x.. xxx', 'x.. xxx', '... ...', '... ...'],
    ['steward', 'x.. xxx', 'x.. xxx', 'x.. xxx', 'x.. xxx'],
    ['national', 'x.. xxx', 'x.. xxx', 'x.. xxx', 'x.. xxx'],
    // By its link alone, of itself alone.
    ['cabinet', '... ...', '... ...', 'x.. xxx', '... ...'],
  ])
})
