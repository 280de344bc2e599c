import { expect, test } from 'vitest'
import { senatorsOf } from '../../server/service/sheet/senatorsOf.ts'

const senateurs = [
  { departement: '44', civilite: 'Mme', prenom: 'Nora', nom: 'M.', groupe: 'G', dateListe: '2026-07-02' },
]
const told = (departement: string, today: string, list = senateurs) =>
  senatorsOf({ facts: { senateurs: list }, today: () => today } as never, departement)

test('senators are told by the day of their list, which is old after sixty days', () => {
  expect(told('44', '2026-08-01')).toEqual({
    ...{ dateListe: '2026-07-02', old: false },
    held: [{ civilite: 'Mme', nom: 'Nora M.', groupe: 'G' }],
  })
  expect(told('44', '2026-11-29')!.old).toBe(true)
})

test('a département that was renewed names nobody, and without a list nothing is said', () => {
  expect(told('72', '2026-11-29')).toEqual({ dateListe: '2026-07-02', old: true, held: [] })
  expect(told('72', '2026-11-29', [])).toBeNull()
  expect(told('44', '2026-07-01')).toBeNull()
})
