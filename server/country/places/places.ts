import { createNameIndex } from './name-index.ts'
import { createTypoIndex } from './typo-index.ts'
import { placeText, placeWords, withinOneTypo } from './normalise.ts'

/** A commune or a municipal arrondissement as the search knows it. */
export interface GazetteerEntry {
  readonly code: string
  readonly nom: string
  readonly departement: string
  /** Degrees, WGS 84. */
  readonly lon: number
  readonly lat: number
  /** Persons: the tie-break between equal matches. */
  readonly population: number
  readonly codesPostaux: readonly string[]
  /** Names of the communes that were merged into it. */
  readonly anciensNoms: readonly string[]
  /** Code of the commune of a municipal arrondissement; null for a commune. */
  readonly commune: string | null
}

/** A place found. */
export interface FoundPlace {
  /** Whether the query is this place's name or postcode, whole; otherwise it only looks like it. */
  readonly exact: boolean
  readonly kind: 'commune' | 'postcode'
  readonly label: string
  readonly codeCommune: string
  readonly codeDepartement: string
  readonly lon: number
  readonly lat: number
}

export interface Places {
  /** Best matches first, then the most populated; empty when nothing looks like the query. */
  readonly search: (query: string, limit: number) => FoundPlace[]
  readonly byCode: ReadonlyMap<string, GazetteerEntry>
}

/** How well a name answers a query: smaller is better. */
const EXACT = 0
const WITHOUT_ARTICLE = 1
const STARTS = 2
const CONTAINS = 3
const OLD_NAME = 4
const ONE_TYPO = 5
const OLD_NAME_CONTAINS = 6
const LOOSE = 7
const UNSEEN = 255

/** Letters of the words whose answer is kept, and how many places of it. */
const SHORT = 2
const MOST_KEPT = 20

interface IndexedName {
  readonly entry: GazetteerEntry
  /** Where the entry stands among the entries. */
  readonly at: number
  readonly text: string
  /** `text` without its article, and with a space before it: made once, read at every letter typed. */
  readonly bare: string
  readonly padded: string
  /** The former name shown with the commune's; null when the name is the current one. */
  readonly old: string | null
}

/**
 * An index over names (old ones too), arrondissements and postcodes. What is found has every word begun in order, one
 * slip a word forgiven; a person who types `niort` wants the town first, whatever else contains the word.
 */
export function createPlaces(entries: readonly GazetteerEntry[]): Places {
  const names: IndexedName[] = []
  const byPostcode = new Map<string, GazetteerEntry[]>()
  entries.forEach((entry, at) => {
    const add = (text: string, old: string | null): void => {
      names.push({ entry, at, text, bare: text.replace(ARTICLES, ''), padded: ` ${text}`, old })
    }
    const text = placeText(entry.nom)
    add(text, null)
    for (const old of new Set(entry.anciensNoms)) if (placeText(old) !== text) add(placeText(old), old)
    for (const code of entry.codesPostaux) byPostcode.set(code, [...(byPostcode.get(code) ?? []), entry])
  })
  /** Place of each entry in the order of population. */
  const rank = new Int32Array(entries.length)
  Array.from(entries.keys())
    .sort((a, b) => byPopulation(entries[a]!, entries[b]!))
    .forEach((at, place) => (rank[at] = place))
  /** Which of its names an entry was found by, in the search under way. */
  const bestName = new Int32Array(entries.length)
  const oneTypoFrom = createTypoIndex(names.map(({ text }) => text))
  const begun = createNameIndex(names.map(({ text, entry }) => `${text} ${entry.codesPostaux.join(' ')}`))
  const postcodes = [...byPostcode.keys()].sort()

  const searchPostcode = (digits: string, limit: number): FoundPlace[] => {
    const whole = byPostcode.get(digits)
    const found = new Set(
      whole ?? postcodes.filter((code) => code.startsWith(digits)).flatMap((code) => byPostcode.get(code)!),
    )
    // Paris has all the postcodes of its arrondissements: the finer answer is the one meant.
    const parents = new Set([...found].map(({ commune }) => commune))
    return [...found]
      .filter(({ code }) => !parents.has(code))
      .sort(byPopulation)
      .slice(0, limit)
      .map((entry) => ({
        ...located(entry),
        kind: 'postcode',
        exact: whole !== undefined,
        label: `${whole ? digits : entry.codesPostaux.find((code) => code.startsWith(digits))} ${entry.nom}`,
      }))
  }

  const searchName = (words: readonly string[], limit: number): FoundPlace[] => {
    // The index writes a name before its postcodes; `79000 niort` is as good as `niort 79000`.
    const ordered = [...words].sort((a, b) => Number(/^\d{5}$/.test(a)) - Number(/^\d{5}$/.test(b)))
    const query = ordered.join(' ')
    const grade = grader(query, ordered)
    const grades = new Uint8Array(entries.length).fill(UNSEEN)
    const found: number[] = []
    let best = UNSEEN
    const keep = (position: number): void => {
      const { at } = names[position]!
      const own = grade(names[position]!)
      if (own >= grades[at]!) return
      if (grades[at] === UNSEEN) found.push(at)
      grades[at] = own
      bestName[at] = position
      best = Math.min(best, own)
    }
    for (const position of begun(ordered)) keep(position)
    // The index holds the first letter and the spaces for sure; a slip there is found by comparing whole names.
    if (best >= ONE_TYPO) for (const position of oneTypoFrom(query)) keep(position)
    // Grade first, then population, as one number: thousands begin with `saint`, and a few are wanted.
    const key = (at: number): number => grades[at]! * entries.length + rank[at]!
    return least(found, key, limit).map((at) => {
      const { entry, old } = names[bestName[at]!]!
      const own = grades[at]!
      return {
        ...located(entry),
        kind: 'commune',
        exact: own <= WITHOUT_ARTICLE || own === OLD_NAME,
        label: `${old === null ? '' : `${old}, commune de `}${entry.nom} (${whereabouts(entry)})`,
      }
    })
  }

  const answer = (words: readonly string[], limit: number): FoundPlace[] =>
    words.length === 1 && /^\d{2,5}$/.test(words[0]!)
      ? searchPostcode(words[0]!, limit)
      : searchName(words, limit)
  /** What one or two letters find, which half the country begins with: a thousand of them, that say nothing of anybody. */
  const beginnings = new Map<string, FoundPlace[]>()

  return {
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    search: (text, limit) => {
      const words = placeWords(text.replace(OLD_NAME_LABEL, ''))
      if (words.length === 0) return []
      const [first] = words as [string]
      if (words.length > 1 || first.length > SHORT || limit > MOST_KEPT) return answer(words, limit)
      const kept = beginnings.get(first) ?? answer(words, MOST_KEPT)
      beginnings.set(first, kept)
      return kept.slice(0, limit)
    },
  }
}

const located = (entry: GazetteerEntry) => ({
  codeCommune: entry.code,
  codeDepartement: entry.departement,
  lon: entry.lon,
  lat: entry.lat,
})

/** A commune's postcode when it has one only; its département otherwise. */
const whereabouts = ({ codesPostaux, departement }: GazetteerEntry): string =>
  codesPostaux.length === 1 ? codesPostaux[0]! : departement

const byPopulation = (a: GazetteerEntry, b: GazetteerEntry): number =>
  b.population - a.population || (a.code < b.code ? -1 : 1)

/** The second half of our own labels of old names, when one comes back as a query. */
const OLD_NAME_LABEL = /, commune de .*/
const ARTICLES = /^(?:l|le|la|les) /

/** The `limit` items of the smallest keys, in order. */
function least(items: readonly number[], key: (item: number) => number, limit: number): number[] {
  const kept: { readonly item: number; readonly key: number }[] = []
  for (const item of items) {
    const own = key(item)
    if (kept.length === limit && own >= kept[limit - 1]!.key) continue
    let at = kept.length
    while (at > 0 && kept[at - 1]!.key > own) at--
    kept.splice(at, 0, { item, key: own })
    if (kept.length > limit) kept.pop()
  }
  return kept.map(({ item }) => item)
}

/** How a name answers `words` in their order, the last one possibly unfinished; a postcode or département of its own aside. */
function grader(query: string, words: readonly string[]): (name: IndexedName) => number {
  const nameIn = nameWithoutCodes(query, words)
  return ({ text, bare, padded, old, entry }) => {
    const name = nameIn(entry)
    const current = old === null
    if (text === query || text === name) return current ? EXACT : OLD_NAME
    if (bare === name) return current ? WITHOUT_ARTICLE : OLD_NAME
    if (current && text.startsWith(name)) return STARTS
    if (padded.includes(` ${name}`)) return current ? CONTAINS : OLD_NAME_CONTAINS
    return withinOneTypo(text, name) ? ONE_TYPO : LOOSE
  }
}

/** What of the query is a name, for an entry whose own postcodes and département it may hold. */
function nameWithoutCodes(query: string, words: readonly string[]): (entry: GazetteerEntry) => string {
  if (!words.some((word) => /^\d/.test(word))) return () => query
  const without = ({ codesPostaux, departement }: GazetteerEntry): string =>
    words.filter((word) => !codesPostaux.includes(word) && word !== departement.toLowerCase()).join(' ')
  // Few places have a postcode; half the country begins with a digit.
  if (words.some((word) => /^\d{5}$/.test(word))) return without
  const byDepartement = new Map<string, string>()
  return (entry) => {
    const known = byDepartement.get(entry.departement)
    if (known !== undefined) return known
    const name = without(entry)
    byDepartement.set(entry.departement, name)
    return name
  }
}
