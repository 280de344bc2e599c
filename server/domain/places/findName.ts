import { findArrondissement, findStreet, findWhole } from './find-exact.ts'
import {
  findBegun,
  findContradicted,
  findForgiving,
  findHeld,
  findPart,
  findSimilar,
  findWithin,
} from './find-loose.ts'
import { Lookup, type FoundNames, type NameSearch } from './lookup.ts'
import type { Text } from './read-text.ts'

/** Figures that names hold in letters: `3 rivieres`. */
const IN_LETTERS = ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']

/** Finds the places that a text names, and how sure that is; `limit` of them are written. The strictest way that finds any. */
export function findName(text: Text, search: NameSearch, limit: number): FoundNames {
  const lookup = new Lookup(text, search, limit)
  const spelled = (): FoundNames | null => {
    const figure = IN_LETTERS[Number(text.words[0])]
    if (!figure) return null
    const found = findName({ ...text, words: [figure, ...text.words.slice(1)] }, search, limit)
    return found.numberMatched > 0 && found.sure ? found : null
  }
  return (
    findArrondissement(lookup) ??
    findWhole(lookup) ??
    findStreet(lookup) ??
    findBegun(lookup) ??
    findWithin(lookup) ??
    findHeld(lookup) ??
    spelled() ??
    findContradicted(lookup) ??
    findSimilar(lookup) ??
    findForgiving(lookup) ??
    findPart(lookup) ??
    lookup.answer({ clean: false, understood: { street: text.street }, sure: false })
  )
}
