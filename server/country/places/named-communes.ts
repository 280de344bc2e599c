import { placeWords } from './normalise.ts'
import type { FoundPlace, Places } from './places.ts'

/** Before a name they mean that it names a street (`rue de Paris`), unless they begin the commune's own name. */
const LINKS: ReadonlySet<string> = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l'])
const POSTCODE = /^\d{5}$/

/**
 * The communes that an address names: those whose name is the end of the text (`12 rue de la Gare, 79000 Niort`), else
 * those of its postcode. Empty when it names none: `12 rue de Paris` is a street, not a wish to be in Paris.
 */
export function namedCommunes(places: Places, text: string, limit: number): FoundPlace[] {
  const exact = (words: readonly string[]): FoundPlace[] =>
    places.search(words.join(' '), limit).filter((place) => place.exact)
  // What follows a comma stands alone, whatever word it begins with.
  const afterComma = placeWords(text.split(',').at(-1)!)
  const words = placeWords(text)
  for (let start = 1; start < words.length; start++) {
    const last = words.slice(start)
    const alone = afterComma.length === last.length && text.includes(',')
    if (LINKS.has(words[start - 1]!) && !alone) continue
    const found = exact(last)
    if (found.length > 0) return found
  }
  const postcode = words.find((word) => POSTCODE.test(word))
  return postcode === undefined ? [] : exact([postcode])
}
