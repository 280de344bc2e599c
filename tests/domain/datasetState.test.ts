import { expect, test } from 'vitest'
import { datasetState, type Rythme } from '../../server/domain/datasetState.ts'

const on = (today: string) => (date: string | null, rythme: Rythme | null, delaiMois: number | null) =>
  datasetState({ date, rythme, delaiMois }, today)

test('a dataset is late from the month in which its rhythm lets the next edition be expected', () => {
  // A year of data ends in December; the next one ends a year later and comes out 18 months after that.
  expect(on('2026-05-31')('2023', 'ANNUAL', 18)).toEqual({ ageMois: 29, etat: 'a-jour', attendu: '2026-06' })
  expect(on('2026-06-01')('2023', 'ANNUAL', 18).etat).toBe('en-retard')
  expect(on('2026-08-31')('2026-08-22', 'DAILY', 1)).toMatchObject({ etat: 'a-jour', attendu: '2026-09' })
  expect(on('2026-09-01')('2026-08-22', 'DAILY', 1).etat).toBe('en-retard')
  expect(on('2026-11-30')('2026-08-31', 'MONTHLY', 2)).toMatchObject({
    ...{ etat: 'en-retard', attendu: '2026-11' },
  })
})

test('what is not known is never called up to date', () => {
  expect(on('2026-11-30')(null, 'ANNUAL', 3)).toEqual({ ageMois: null, etat: 'inconnu', attendu: null })
  expect(on('2026-11-30')('2026', null, null).etat).toBe('inconnu')
  // A year that is not over, a day to come.
  expect(on('2026-11-30')('2026', 'ANNUAL', 3)).toEqual({ ageMois: null, etat: 'inconnu', attendu: null })
  expect(on('2026-11-30')('2027-01-01', 'ANNUAL', 3).etat).toBe('inconnu')
  expect(on('2026-11-30')('2026', 'ANNUAL', null).etat).toBe('inconnu')
  expect(on('2026-11-30')('2025-05', 'IRREG', null).etat).toBe('inconnu')
  expect(on('2027-05-31')('2025-05', 'IRREG', null).etat).toBe('ancien')
  expect(on('2026-11-30')('2012', 'NEVER', null).etat).toBe('ancien')
})
