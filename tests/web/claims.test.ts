import { expect, test } from 'vitest'
import { sentenceOf, type Claim } from '../../web/facts/claims.ts'

const claim = (operateur: string, valeur: string, unite: string | null) =>
  ({ operateur, valeur, unite }) as Claim
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('a claim is read as its source gives it: an amount to the cent, a duration, a month, a year', () => {
  expect(plain(sentenceOf('fr', claim('=', '4296399.62', '€')))).toBe('4 296 399,62 €')
  expect(plain(sentenceOf('fr', claim('>', '20', 'ans')))).toBe('plus de 20 ans')
  expect(plain(sentenceOf('en', claim('>', '20', 'ans')))).toBe('more than 20 years')
  expect(plain(sentenceOf('fr', claim('=', '2025-11', null)))).toBe('novembre 2025')
  expect(plain(sentenceOf('fr', claim('=', '2026', null)))).toBe('2026')
})
