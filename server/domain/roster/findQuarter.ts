import type { WrittenPlace } from './findCommune.ts'
import type { GazetteerCommune, Quarter } from './gazetteer.ts'

/** `PARIS 10`, `Lyon 3ème`, `Marseille 1er arrondissement`: the number that follows the town's name. */
const NUMBER = /[^\d](\d{1,2})\s*(?:er|e|eme|ème|è)?(?:\s+arr\w*\.?)?\s*$/iu

/** `Paris XVe`, `PARIS - 5ème arrdt`, `Lyon 3 – Part-Dieu`, `Paris (75011)`; Paris-l’Hôpital and Marseille-en-Beauvaisis are communes of their own. */
const QUARTER =
  /^(paris|lyon|marseille)[\s,.(–—-]+(?:(75|69|13)[01](\d\d)|([IVX]+|\d{1,2}))\s*(?:i?er|[eè]|[eè]me|ème)?(?:\s*arr\w*\.?)?\s*\)?(?:\s*[–—-].*)?$/iu

/** A place whose name ends in its arrondissement, with the number as the gazetteer writes it; any other as it is. */
export function asQuarter(place: WrittenPlace): WrittenPlace {
  const [, city, departement, coded, written = ''] = QUARTER.exec(place.commune) ?? []
  if (city === undefined) return place
  const number = Number(coded ?? (/\d/.test(written) ? written : fromRoman(written)))
  if (!(number >= 1 && number <= 20)) return place
  const codePostal =
    place.codePostal || (departement === undefined ? '' : `${departement}0${String(number).padStart(2, '0')}`)
  return { ...place, codePostal, commune: `${city} ${number}` }
}

const ROMAN = { I: 1, V: 5, X: 10 } as const

function fromRoman(text: string): number {
  const digits = [...text.toUpperCase()].map((letter) => ROMAN[letter as keyof typeof ROMAN])
  return digits.reduce((total, digit, at) => total + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}

/**
 * The municipal arrondissement that a line means, by its code, by the number after the name, else by a postcode that only one has;
 * null: none, or nobody can tell.
 */
export function findQuarter(
  { codeCommune, codePostal, commune }: WrittenPlace,
  { quarters = [] }: GazetteerCommune,
): Quarter | null {
  const coded = quarters.find(({ code }) => code === codeCommune)
  if (coded) return coded
  const number = NUMBER.exec(commune)?.[1]
  if (number !== undefined) {
    const numbered = quarters.find(({ nom }) => Number(/\d+/.exec(nom)?.[0]) === Number(number))
    if (numbered) return numbered
  }
  const there = quarters.filter(({ codesPostaux }) => codesPostaux.includes(codePostal))
  return there.length === 1 ? there[0]! : null
}
