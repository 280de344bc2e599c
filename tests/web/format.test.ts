import { describe, expect, test } from 'vitest'
import { countOf, date, distance, href, minutes, number, percent, typography } from '../../web/format.ts'
import { At, at, of } from '../../web/words/french.ts'

const N = '\u202F'
const F = '\u00A0'

describe('French typography', () => {
  test.each([
    ['Qui prend le relais ?', `Qui prend le relais${N}?`],
    ['Attention : lisez', `Attention${F}: lisez`],
    ['dit « inconnu »', `dit «${N}inconnu${N}»`],
    ['300 000 patients en 12 min', `300${N}000${F}patients en 12${F}min`],
    ['98 % et n° 14340, p. 3063', `98${N}% et n°${F}14340, p.${F}3063`],
    ['de 15 à 20 min', `de 15 à 20${F}min`],
  ])('%s', (plain, set) => expect(typography('fr', plain)).toBe(set))
  test('English is left alone', () => expect(typography('en', 'Who takes over ?')).toBe('Who takes over ?'))
})

describe('numbers, dates and distances', () => {
  test.each([
    [number('fr', 1234567), `1${N}234${N}567`],
    [number('en', 1234.5, 1), '1,234.5'],
    [percent('fr', 0.274, 1), `27,4${N}%`],
    [percent('fr', 0.001), `<${F}1${N}%`],
    [percent('en', 0), '0%'],
    [date('fr', '2026-03-27'), `27${F}mars${F}2026`],
    [date('fr', '2025-12'), `décembre${F}2025`],
    [date('fr', '2026-04-01'), `1er${F}avril${F}2026`],
    [date('en', '2004'), '2004'],
    [date('fr', '2026-11-22T23:30:00.000Z'), `22${F}novembre${F}2026`],
    [minutes(0.2), `1${F}min`],
    [minutes(65), `1${F}h${F}05`],
    [distance('fr', 420), `400${F}m`],
    [distance('fr', 1234), `1,2${F}km`],
    [distance('en', 31_400), `31${F}km`],
  ])('%s', (written, expected) => expect(written).toBe(expected))
  test('a hidden count is no number', () => {
    expect(countOf('< 11')).toBeNull()
    expect(countOf(null)).toBeNull()
    expect(countOf(`1${N}250`)).toBe(1250)
  })
  test('places after a preposition', () => {
    const places = ['Niort', 'Angers', 'Évry', 'Le Mans', 'Les Ulis', 'La Rochelle', 'Yvetot', 'Yutz']
    expect(places.map(of).join(', ')).toBe(
      'de Niort, d’Angers, d’Évry, du Mans, des Ulis, de La Rochelle, d’Yvetot, de Yutz',
    )
    expect([at('Le Mans (72)'), at('Les Ulis'), at('Angers'), At('Le Mans'), At('Niort')]).toEqual([
      'au Mans (72)',
      'aux Ulis',
      'à Angers',
      'Au Mans',
      'À Niort',
    ])
  })
  test('addresses by language', () => {
    expect([href('fr', '/'), href('en', '/'), href('en', '/trouver')]).toEqual(['/', '/en', '/en/trouver'])
  })
})
