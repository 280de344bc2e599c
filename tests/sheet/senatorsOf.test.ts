import { expect, test } from 'vitest'
import { lastRenewal } from '../../server/domain/deputies/lastRenewal.ts'
import { senatorsOf } from '../../server/service/sheet/senatorsOf.ts'

const senateurs = [
  { departement: '44', civilite: 'Mme', prenom: 'Nora', nom: 'M.', groupe: 'G', dateListe: '2026-07-02' },
]
const told = (departement: string, today: string, list = senateurs) =>
  senatorsOf({ facts: { senateurs: list, questionsSenat: [] }, today: () => today } as never, departement)

test('senators are told by the day of their list, which is old after sixty days', () => {
  expect(told('44', '2026-08-01')).toEqual({
    ...{ dateListe: '2026-07-02', old: false, renewed: null },
    ...{ questions: [], held: [{ civilite: 'Mme', nom: 'Nora M.', groupe: 'G' }] },
  })
  expect(told('44', '2026-11-29')!.old).toBe(true)
})

test('a département that was renewed names nobody, and without a list nothing is said', () => {
  expect(told('72', '2026-11-29')).toEqual({
    ...{ dateListe: '2026-07-02', old: true, renewed: '2026-10-01' },
    ...{ questions: [], held: [] },
  })
  expect(told('72', '2026-11-29', [])).toBeNull()
  expect(told('44', '2026-07-01')).toBeNull()
})

test('nobody is named by a list from before the renewal of their seat, of the day itself either', () => {
  const list = ['44', '72'].flatMap((departement) =>
    ['2026-10-01', '2026-11-28'].map((dateListe) => ({ ...senateurs[0]!, departement, dateListe })),
  )
  const named = (departement: string, day: string, today: string) => {
    const { held, renewed } = told(
      departement,
      today,
      list.filter(({ dateListe }) => dateListe === day),
    )!
    return [held.length, renewed]
  }
  expect(named('72', '2026-10-01', '2026-11-29')).toEqual([0, '2026-10-01'])
  expect(named('44', '2026-10-01', '2026-11-29')).toEqual([1, null])
  expect(named('72', '2026-11-28', '2026-11-29')).toEqual([1, null])
  // Three years on it is the others' turn.
  expect(named('72', '2026-11-28', '2029-10-02')).toEqual([1, null])
  expect(named('44', '2026-11-28', '2029-10-02')).toEqual([0, '2029-10-01'])
})

test('each half of the Sénat is renewed every six years, three years apart', () => {
  const days = (departement: string) =>
    new Set(
      Array.from({ length: 14 }, (_, at) => [`${2024 + at}-09-30`, `${2024 + at}-10-01`])
        .flat()
        .map((day) => lastRenewal(departement, day)),
    )
  for (const first of ['37', '44', '66', '75', '77', '78', '91', '95', '971', '976'])
    expect(days(first), first).toEqual(new Set(['2023-10-01', '2029-10-01', '2035-10-01']))
  for (const second of ['01', '2A', '36', '67', '72', '76', '79', '90', '973'])
    expect(days(second), second).toEqual(new Set(['2020-10-01', '2026-10-01', '2032-10-01']))
})
