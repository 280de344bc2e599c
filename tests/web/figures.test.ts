import { describe, expect, test } from 'vitest'
import { INDICATEURS } from '../../server/domain/situation.ts'
import { intervalOf, rangeOf, sameTold, shown, unitOf, written } from '../../web/ui/figures.ts'
import { figure } from './fixtures.ts'

describe('figures', () => {
  test.each(INDICATEURS)('%s is written on the page as the API writes it', (indicator) => {
    const one = figure(indicator, 0.1234)
    if (indicator !== 'minutes-active') expect(shown('fr', one)).toBe(one.rounded)
  })
  test('what may not be shown is said, in both languages', () => {
    const hidden = figure('patients-sans-relais', null)
    expect(shown('fr', hidden)).toBe('< 11')
    const why = (['hidden', 'protecting', 'not-calculated', 'missing', 'not-applicable'] as const).map(
      (status) => [shown('fr', { ...hidden, status }), shown('en', { ...hidden, status })],
    )
    expect(why).toEqual([
      ['< 11', '< 11'],
      ['non diffusé', 'not disclosed'],
      ['non calculé', 'not computed'],
      ['donnée absente', 'no data'],
      ['sans objet', 'not applicable'],
    ])
    expect(intervalOf('fr', { ...hidden, low: 3, high: 9 })).toBeNull()
  })
  test('a bound says that it is one, in both languages', () => {
    const national = { ...figure('patients-suivis', 300_000), operator: 'more-than' as const }
    expect(shown('fr', national)).toBe('plus de 300\u202F000')
    expect(shown('en', national)).toBe('more than 300,000')
    expect(shown('fr', { ...figure('patients-sans-relais', 120), operator: 'at-least' })).toBe('au moins 120')
  })
  test('a commune shows its class, never the middle of it', () => {
    const commune = {
      ...figure('patients-suivis', 30),
      ...{ value: null, low: 11, high: 49, class: { min: 11, max: 49 }, status: 'class' as const },
    }
    expect(shown('fr', commune)).toBe('11 à 49')
    expect(shown('en', commune)).toBe('11 to 49')
    expect(intervalOf('fr', commune)).toBeNull()
  })
  test('two are the same when they tell the same: the words they were written in do not count', () => {
    const told = figure('risque', 50, 0.2)
    const none = figure('risque', null)
    expect(sameTold(told, { ...told, rounded: null })).toBe(true)
    expect(sameTold(told, { ...told, value: 51 })).toBe(false)
    expect(sameTold(none, { ...none, status: 'missing' })).toBe(false)
    expect(sameTold(undefined, undefined)).toBe(true)
  })
  test('intervals in words and in short', () => {
    const risk = figure('risque', 50, 0.2)
    expect(intervalOf('fr', risk)).toBe('entre 40 et 60')
    expect(rangeOf('en', risk)).toBe('40–60')
    expect(rangeOf('fr', figure('minutes-active', 20, 0.25))).toBe('15–25\u00A0min')
    expect(written('en', 'part-zip', 0.412)).toBe('41.2%')
    expect(unitOf('en', 'etp')).toBe('FTE')
  })
})
