import { describe, expect, test } from 'vitest'
import { placeText, withinOneTypo } from '../../server/country/places/normalise.ts'

describe('the text of a place name', () => {
  test('spellings of one name are one text', () => {
    for (const spelling of ['Saint-Étienne', 'st etienne', 'ST-ETIENNE', 'St. Étienne', ' saint   etienne '])
      expect(placeText(spelling), spelling).toBe('saint etienne')
    for (const spelling of ['Paris 12', 'Paris 12e', 'paris 12ème', 'Paris-12'])
      expect(placeText(spelling), spelling).toBe('paris 12')
    expect(placeText('Ste-Radegonde')).toBe('sainte radegonde')
    expect(placeText("L'Haÿ-les-Roses")).toBe('l hay les roses')
    expect(placeText('Œuilly')).toBe('oeuilly')
    expect(placeText('Chalon s/ Saône')).toBe('chalon sur saone')
    expect(placeText('Lyon 1er')).toBe('lyon 1')
  })

  test('one slip is one letter more, less, other, or two swapped', () => {
    for (const slip of ['niort', 'nort', 'niorrt', 'niors', 'noirt', 'miort'])
      expect(withinOneTypo('niort', slip), slip).toBe(true)
    for (const other of ['nior s', 'nroti', 'n', 'niortais'])
      expect(withinOneTypo('niort', other), other).toBe(false)
  })
})
