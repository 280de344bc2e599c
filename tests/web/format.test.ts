import { describe, expect, test } from 'vitest'
import {
  colon,
  countOf,
  date,
  distance,
  href,
  minutes,
  number,
  onFoot,
  percent,
  typography,
} from '../../web/ui/format.ts'
import { t as tScenario } from '../../web/map/scenario/words.ts'
import { t as tTerritoires } from '../../web/map/scenario/area-words.ts'
import { At, at, of, singular } from '../../web/ui/french.ts'
import { t as tResultat } from '../../web/scenario/words.ts'

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
  test('a label and its colon', () =>
    expect([colon('fr', 'Sources'), colon('en', 'Sources')]).toEqual([`Sources${F}:`, 'Sources:']))
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
  test('none is singular in French and plural in English; one in both', () => {
    expect(['0', 1, '2', '11', '1\u202F200', '< 11', 'non diffusé'].map(singular)).toEqual([
      ...[true, true],
      ...[false, false, false, false, false],
    ])
    const [fr, en] = [tScenario('fr'), tScenario('en')]
    expect(['0', '1', '2'].map(fr.briefDeserts)).toEqual([
      'commune nouvellement déserte',
      'commune nouvellement déserte',
      'communes nouvellement désertes',
    ])
    expect(['0', '1', '< 11'].map(fr.briefAffected)).toEqual([
      'personne touchée',
      'personne touchée',
      'personnes touchées',
    ])
    expect(['0', '1'].map(en.briefDeserts)).toEqual(['communes newly deserts', 'commune newly a desert'])
    expect([fr.closesCabinets('1'), fr.places(1), en.places(1)]).toEqual([
      '1 cabinet choisi',
      '1 commune proposée',
      '1 commune offered',
    ])
    expect(tTerritoires('fr').found('1')).toBe('1 territoire trouvé et choisi.')
    expect(tResultat('fr').others('1')).toBe('et 1 autre, dans l’API et dans la carte')
  })
  test('minutes on foot, for who can walk there, never less than it takes', () => {
    expect([0, 300, 1167, 1999].map(onFoot)).toEqual([5, 5, 20, 30])
    expect([2000, 40_000, null].map(onFoot)).toEqual([null, null, null])
  })
  test('addresses by language', () => {
    expect([href('fr', '/'), href('en', '/'), href('en', '/trouver')]).toEqual(['/', '/en', '/en/find'])
  })
})
