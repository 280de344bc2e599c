import type { Zone } from './model.ts'
import { numeralAt } from './numerals.ts'
import type { Text } from './read-text.ts'
import { withoutLastLinks, withoutLinks, type Zones } from './zones.ts'

/** One way to take a text apart: a name, and the zone it is looked for in. */
export interface Reading {
  readonly words: readonly string[]
  /** `words` joined. */
  readonly text: string
  /** Null: anywhere. Empty: the text names two zones that have nothing in common. */
  readonly departements: ReadonlySet<string> | null
  readonly zone: Zone | null
}

/** The most words that the name of a zone has: « Provence Alpes Côte d Azur ». */
const LONGEST = 7

const readingOf = (words: readonly string[], zones: readonly Zone[]): Reading => ({
  words,
  text: words.join(' '),
  departements: zones.length === 0 ? null : common(zones),
  zone: zones.at(-1) ?? null,
})

/** Départements that all zones have. */
function common(zones: readonly Zone[]): ReadonlySet<string> {
  const [first, ...rest] = zones as [Zone, ...Zone[]]
  return new Set(first.departements.filter((code) => rest.every((zone) => zone.departements.includes(code))))
}

/**
 * A name followed, or preceded, by the zone it lies in, by number or name, several times over (`Niort 79, Deux-Sèvres`);
 * the longest zone first, after the name before in front of it.
 */
export function zoneReadings(words: readonly string[], zones: Zones): Reading[] {
  const found: Reading[] = []
  const split = (rest: readonly string[], within: readonly Zone[], depth: number): void => {
    for (let start = Math.max(1, rest.length - LONGEST); start < rest.length; start++)
      for (const zone of zones.find(withoutLinks(rest.slice(start)).join(' '))) {
        const own = rest.slice(0, start)
        // « Lez, Haute-Garonne »: a name that is a link elsewhere.
        const name = withoutLastLinks(own).length > 0 ? withoutLastLinks(own) : own
        const all = [...within, zone]
        found.push(readingOf(name, all))
        if (depth < 2) split(name, all, depth + 1)
      }
  }
  split(words, [], 0)
  for (let end = Math.min(words.length - 1, LONGEST); end >= 1; end--)
    for (const zone of zones.find(withoutLinks(words.slice(0, end)).join(' '))) {
      const name = words[end] === 'a' ? words.slice(end + 1) : words.slice(end)
      if (name.length > 0) found.push(readingOf(name, [zone]))
    }
  return found
}

/** The whole text as a name. */
export const plainReading = ({ words }: Text): Reading => readingOf(words, [])

const TOWNS = new Set(['paris', 'lyon', 'marseille'])
const PARTS: Readonly<Record<string, number>> = { paris: 20, lyon: 9, marseille: 16 }
const ORDINAL = /^\d{1,2}(?:er|e|eme|ieme)$/
const WORD = /^(?:arrondissement|arrondissements|arrt|ardt|arr|arrond)$/

/**
 * An arrondissement in any spelling (`PARIS 20 EME ARRONDISSEMENT`, `XXe arrondissement de Paris`, `lyon troisième`), as
 * the names are written here: `paris 20`; several without their town. Null when the words are not one.
 */
export function arrondissementTexts(words: readonly string[]): readonly string[] | null {
  if (words.length === 0) return null
  const town = TOWNS.has(words[0]!) ? words[0]! : TOWNS.has(words.at(-1)!) ? words.at(-1)! : null
  const rest = words.filter(
    (word, at) => !WORD.test(word) && !(word === town && (at === 0 || at === words.length - 1)),
  )
  const links = rest.filter((word) => !['de', 'a', 'le', 'la', 'du', 'dans', 'city'].includes(word))
  const number = numeralAt(links, 0)
  if (!number || number.taken !== links.length || number.value < 1) return null
  if (town === null) {
    // « 11e » alone can be nothing else.
    if (!words.some((word) => WORD.test(word)) && !ORDINAL.test(words.join(''))) return null
    return [...TOWNS].filter((own) => number.value <= PARTS[own]!).map((own) => `${own} ${number.value}`)
  }
  return number.value <= PARTS[town]! ? [`${town} ${number.value}`] : null
}
