import type { WrittenPlace } from './findCommune.ts'
import type { GazetteerCommune, Quarter } from './gazetteer.ts'

/** `PARIS 10`, `Lyon 3ème`, `Marseille 1er arrondissement`: the number that follows the town's name. */
const NUMBER = /[^\d](\d{1,2})\s*(?:er|e|eme|ème|è)?(?:\s+arr\w*\.?)?\s*$/iu

/** The cities that have arrondissements: how many, what their own postcodes look like, and the département's number. */
const CITIES: Readonly<
  Record<string, { readonly most: number; readonly coded: RegExp; readonly departement: string }>
> = {
  paris: { most: 20, coded: /^75[01](\d\d)$/, departement: '75' },
  lyon: { most: 9, coded: /^690(\d\d)$/, departement: '69' },
  marseille: { most: 16, coded: /^130(\d\d)$/, departement: '13' },
}

/** `Paris XVe`, `PARIS - 5ème arrdt`, `Lyon 3 – Part-Dieu`, `Paris (75011)`; Paris-l’Hôpital and Marseille-en-Beauvaisis are communes of their own. */
const QUARTER =
  /^(paris|lyon|marseille)([\s,.(–—-]+)(\d{5}|[IVX]+|\d{1,2})\s*(i?er|[eè]|[eè]me|ème)?(\s*arr\w*\.?)?\s*\)?(?:\s*[–—-]\s*(.*))?$/iu
/** I to XX. */
const ROMAN = /^(X{0,2})(IX|IV|V?I{0,3})$/i

/**
 * A place whose name ends in its arrondissement, with the number as the gazetteer writes it; any other as it is. `isCommune` tells whether
 * what follows a dash is a commune of its own. « Marseille (13) » names the département.
 */
export function asQuarter(place: WrittenPlace, isCommune: (name: string) => boolean): WrittenPlace {
  const [, city = '', between = '', written = '', ordinal, arr, tail = ''] = QUARTER.exec(place.commune) ?? []
  const own = CITIES[city.toLowerCase()]
  if (!own || (tail !== '' && isCommune(tail))) return place
  const coded = written.length === 5
  const number = coded
    ? Number(own.coded.exec(written)?.[1])
    : /\d/.test(written)
      ? Number(written)
      : fromRoman(written)
  if (!(number >= 1 && number <= own.most)) return place
  const alone = ordinal === undefined && arr === undefined && !coded
  if (alone && written === own.departement && /\S/.test(between)) return { ...place, commune: city }
  const codePostal =
    place.codePostal || (alone ? '' : `${own.departement}0${String(number).padStart(2, '0')}`)
  return { ...place, codePostal, commune: `${city} ${number}` }
}

const DIGITS = { I: 1, V: 5, X: 10 } as const

function fromRoman(text: string): number {
  if (!ROMAN.test(text)) return NaN
  const digits = [...text.toUpperCase()].map((letter) => DIGITS[letter as keyof typeof DIGITS])
  return digits.reduce((total, digit, at) => total + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}

/**
 * The municipal arrondissement that a line means, by its code, by the number after the name, by a postcode that only one has;
 * null: none, or nobody can tell.
 */
export function findQuarter(
  { codeCommune, codePostal, commune }: WrittenPlace,
  { quarters = [] }: GazetteerCommune,
): Quarter | null {
  const coded = quarters.find(({ code }) => code === codeCommune)
  if (coded) return coded
  const number = NUMBER.exec(commune)?.[1]
  const there = quarters.filter(({ codesPostaux }) => codesPostaux.includes(codePostal))
  // « MARSEILLE 13 » names the arrondissement or the département: the postcode of one arrondissement tells.
  if (number === '13' && there.length === 1 && /\b13$/.test(commune)) return there[0]!
  if (number !== undefined) {
    const numbered = quarters.find(({ nom }) => Number(/\d+/.exec(nom)?.[0]) === Number(number))
    if (numbered) return numbered
  }
  return there.length === 1 ? there[0]! : null
}
