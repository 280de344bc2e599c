import { EVERYDAY_NAMES } from './everyday-names.ts'
import type { Match, Settlement } from './model.ts'
import { createSimilarNames } from './similar-names.ts'
import { placeText, withoutArticle } from './words.ts'
import { createWordIndex, firstAtLeast } from './word-index.ts'

/** A name that leads to a settlement. */
interface Name {
  /** Where the settlement stands among the settlements. */
  readonly at: number
  readonly kind: 'whole' | 'former' | 'everyday'
  /** What the name is written like when it is not the current one. */
  readonly written: string | null
  readonly text: string
}

/** A settlement found by one of its names; `edits` away when `similar`. */
export interface Hit {
  readonly name: Name
  readonly match: Match
  readonly edits: number
}

/** Names by every way in which a text may give them. */
export interface NameIndex {
  /** The whole name, whatever its spaces, its article possibly missing. */
  readonly whole: (text: string) => readonly Hit[]
  readonly beginning: (text: string) => Hit[]
  readonly words: (words: readonly string[]) => Hit[]
  readonly similar: (text: string) => Hit[]
  /** Words one slip away each, the last ones possibly unfinished. */
  readonly forgiving: (words: readonly string[]) => Hit[]
}

/** `Paris 12e Arrondissement`: the town, the number and its ending. */
export const ARRONDISSEMENT = /^(.+) (\d+)(er|e) Arrondissement$/

/** Indexes current names, names of merged communes and everyday names. */
export function createNameIndex(settlements: readonly Settlement[]): NameIndex {
  const names = namesOf(settlements)
  const byText = new Map<string, Hit[]>()
  const add = (text: string, hit: Hit): void => {
    const same = byText.get(text)
    if (!same) byText.set(text, [hit])
    else if (!same.some(({ name }) => name === hit.name)) same.push(hit)
  }
  const hit = (name: Name, match: Match, edits = 0): Hit => ({ name, match, edits })
  for (const name of names) add(name.text, hit(name, name.kind))
  const compacts = names.map(({ text }) => text.replaceAll(' ', ''))
  const beginnings: { text: string; id: number }[] = []
  names.forEach((name, id) => {
    const bare = withoutArticle(name.text)
    beginnings.push({ text: name.text, id })
    // Spelled in one word, or without its article: only where no name is written just so.
    for (const text of new Set([compacts[id]!, bare, bare.replaceAll(' ', '')]))
      if (text !== name.text)
        add(` ${text}`, hit(name, name.kind !== 'whole' || text === compacts[id] ? name.kind : 'bare'))
    if (bare !== name.text) beginnings.push({ text: bare, id })
  })
  beginnings.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
  const sorted = beginnings.map(({ text }) => text)
  const similar = createSimilarNames(compacts)
  const index = createWordIndex(names.map(({ text }) => text))

  return {
    whole: (text) => {
      const spaced = byText.get(text)
      const other = byText.get(` ${text}`) ?? byText.get(` ${text.replaceAll(' ', '')}`) ?? []
      // « Lagrave » is a name; « La Grave », written so in one word, is another.
      return spaced
        ? [...spaced, ...other.map(({ name }) => hit(name, name.kind === 'whole' ? 'bare' : name.kind))]
        : other
    },
    beginning: (text) => {
      const found = new Set<number>()
      const end = firstAtLeast(sorted, `${text}{`)
      for (let at = firstAtLeast(sorted, text); at < end; at++) found.add(beginnings[at]!.id)
      return Array.from(found, (id) => hit(names[id]!, 'begins'))
    },
    words: (words) => index.exact(words).map((id) => hit(names[id]!, 'words')),
    similar: (text) =>
      similar(text.replaceAll(' ', '')).map((found) => hit(names[found.name]!, 'similar', found.edits)),
    forgiving: (words) => index.forgiving(words).map((id) => hit(names[id]!, 'similar', 1)),
  }
}

function namesOf(settlements: readonly Settlement[]): Name[] {
  const names: Name[] = []
  const taken = new Set<string>()
  const places = new Map(settlements.map(({ code }, at) => [code, at]))
  settlements.forEach(({ nom, anciensNoms }, at) => {
    const text = placeText(nom.replace(ARRONDISSEMENT, '$1 $2'))
    names.push({ at, kind: 'whole', written: null, text })
    taken.add(`${at} ${text}`)
    for (const written of anciensNoms) {
      const former = placeText(written)
      if (taken.has(`${at} ${former}`)) continue
      taken.add(`${at} ${former}`)
      names.push({ at, kind: 'former', written, text: former })
    }
  })
  for (const [written, codes] of EVERYDAY_NAMES)
    for (const code of codes.split(' ')) {
      const at = places.get(code)
      const text = placeText(written)
      if (at === undefined || taken.has(`${at} ${text}`)) continue
      names.push({ at, kind: 'everyday', written, text })
    }
  return names
}
