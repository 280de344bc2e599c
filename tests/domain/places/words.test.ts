import { describe, expect, test } from 'vitest'
import { edits } from '../../../server/domain/places/edits.ts'
import { placeText } from '../../../server/domain/places/words.ts'

describe('the text of a place name', () => {
  test('spellings of one name are one text', () => {
    for (const spelling of ['Saint-Étienne', 'st etienne', 'ST-ETIENNE', 'St. Étienne', ' saint   etienne '])
      expect(placeText(spelling), spelling).toBe('saint etienne')
    expect(placeText('Ste-Radegonde')).toBe('sainte radegonde')
    expect(placeText("L'Haÿ-les-Roses")).toBe('l hay les roses')
    expect(placeText('Œuilly')).toBe('oeuilly')
    expect(placeText('Chalon s/ Saône')).toBe('chalon sur saone')
  })

  test('one slip is one letter more, less, other, or two swapped', () => {
    for (const slip of ['nort', 'niorrt', 'niors', 'noirt', 'miort'])
      expect(edits('niort', slip, 2), slip).toBe(1)
    for (const slips of ['nior s', 'miorrt', 'nio']) expect(edits('niort', slips, 2), slips).toBe(2)
    for (const other of ['n', 'nroti', 'niortais', 'paris']) expect(edits('niort', other, 2), other).toBe(3)
    expect(edits('niort', 'niort', 2)).toBe(0)
  })
})
