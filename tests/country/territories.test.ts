import { expect, test } from 'vitest'
import { canonicalCode } from '../../server/country/land/territories.ts'

test('the spellings of a circonscription lead to one code', () => {
  for (const [code, spellings] of Object.entries({
    '72-04': ['72-04', '7204', '72004', '72-4', '72-004', ' 7204 '],
    '2A-01': ['2A-01', '2a01', '2A001', '2a-1'],
    '974-03': ['974-03', '97403', '974-3', '974003'],
    '75-18': ['7518', '75018', '75-18'],
    '01-04': ['0104', '01004'],
  }))
    for (const spelling of spellings) expect(canonicalCode('circonscription', spelling), spelling).toBe(code)
  expect(canonicalCode('circonscription', 'nowhere')).toBe('NOWHERE')
  expect(canonicalCode('departement', '2b')).toBe('2B')
  expect(canonicalCode('departement', '1')).toBe('01')
  expect(canonicalCode('commune', '2a004')).toBe('2A004')
})
