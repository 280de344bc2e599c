import type { RegisterField } from './cabinet-columns.ts'

/** The sum of the digits from the right, every second one doubled and cast out of nines (ISO/IEC 7812-1, annex B). */
function luhnSum(digits: string): number {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

const sumOf = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0)

/** La Poste ran out of sites whose key is that of Luhn: there the digits add up to a multiple of five (Insee). */
const LA_POSTE = '356000000'

const isSiret = (digits: string): boolean =>
  /^\d{14}$/.test(digits) &&
  !/^0+$/.test(digits) &&
  (luhnSum(digits) % 10 === 0 || (digits.startsWith(LA_POSTE) && sumOf(digits) % 5 === 0))

/** In the key the letters of Corsica count as their rank: A is 1, B is 2 (2A0000154 and 2A0000204 are such numbers). */
const isFiness = (text: string): boolean =>
  /^(\d{2}|2[AB])\d{7}$/.test(text) &&
  !/^0+$/.test(text) &&
  luhnSum(text.replace('A', '1').replace('B', '2')) % 10 === 0

/**
 * A letter comes first. The eleven digits of a person, and the national number of a practice that is made of them, are no
 * such id: they would publish who works there.
 */
const isStructure = (text: string): boolean => /^[A-Z][0-9A-Z]{5,24}$/.test(text)

/**
 * The number of a place in a national register as it is written there, from what a spreadsheet made of it (spaces, points, a
 * lost leading zero); null when its form or its key is wrong.
 */
export function readRegisterId(field: RegisterField, text: string): string | null {
  const bare = text.toUpperCase().replace(/[\s\u00a0\u202f.\-]/g, '')
  switch (field) {
    case 'finess':
      return [bare, `0${bare}`].find(isFiness) ?? null
    case 'siret':
      return [bare, `0${bare}`].find(isSiret) ?? null
    case 'id_structure_rpps':
      return isStructure(bare) ? bare : null
  }
}
