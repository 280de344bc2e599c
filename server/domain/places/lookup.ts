import { Candidates, firstOf, firstOfCertain, verdictOf } from './candidates.ts'
import { localityOf, postcodeLocality, type DepartementNames } from './labels.ts'
import type { Place, Settlement, Understood, Verdict, Zone } from './model.ts'
import type { Hit, NameIndex } from './name-index.ts'
import type { Postcodes } from './postcodes.ts'
import type { Text } from './read-text.ts'
import { plainReading, zoneReadings, type Reading } from './readings.ts'
import { withoutLastLinks, withoutLinks, type Zones } from './zones.ts'

/** What a search of names reads. */
export interface NameSearch {
  readonly settlements: readonly Settlement[]
  readonly names: NameIndex
  readonly zones: Zones
  readonly postcodes: Postcodes
  readonly departementNames: DepartementNames
  /** Where each code stands among the settlements. */
  readonly positions: ReadonlyMap<string, number>
  /** Départements of one commune: their name is its. */
  readonly ofOneCommune: ReadonlySet<string>
}

/** The places that a text names. */
export interface FoundNames {
  readonly verdict: Verdict
  readonly places: readonly Place[]
  readonly numberMatched: number
  readonly understood: Partial<Understood>
  /** Whether a whole name, of a commune or a zone, was found. */
  readonly whole: boolean
  /** Whether what was found has all the words of the text, as they are written. */
  readonly sure: boolean
}

/** What is said of an answer beside its candidates. */
interface Said {
  /** Every word was understood. */
  readonly clean: boolean
  readonly understood?: Partial<Understood>
  readonly whole?: boolean
  readonly sure?: boolean
  /** Zones before the candidates, and after them. */
  readonly zones?: readonly Zone[]
  readonly after?: readonly Zone[]
}

/** One text under search: its readings, and the candidates found so far. */
export class Lookup {
  readonly text: Text
  readonly search: NameSearch
  readonly limit: number
  readonly plain: Reading
  readonly readings: readonly Reading[]
  /** The whole names of each reading, wherever they lie. */
  readonly exact: readonly { readonly reading: Reading; readonly hits: readonly Hit[] }[]
  /** Zones that the whole text names. */
  readonly zonesNamed: readonly Zone[]
  /** Settlements of the text's postcode; null without one, none when it is an organisation's own. */
  readonly there: readonly Settlement[] | null
  /** The zone that the postcode begins as. */
  readonly around: Zone | null
  readonly found: Candidates

  constructor(text: Text, search: NameSearch, limit: number) {
    this.text = text
    this.search = search
    this.limit = limit
    const { names, zones, postcodes, settlements } = search
    const { words, postcode } = text
    this.plain = plainReading(text)
    this.readings = [this.plain, ...zoneReadings(words, zones)]
    this.exact = this.readings.map((reading) => ({ reading, hits: names.whole(reading.text) }))
    this.zonesNamed = postcode === null ? zones.find(withoutLastLinks(withoutLinks(words)).join(' ')) : []
    this.there = postcode === null ? null : postcodes.at(postcode)
    this.around = postcode === null ? null : zones.ofPostcode(postcode)
    this.found = new Candidates((at) => settlements[at]!.population)
  }

  /** Keeps the hits that the text's postcode and a zone allow; how many settlements are new. */
  add(hits: readonly Hit[], within: ReadonlySet<string> | null, tier: 0 | 1 = 0): number {
    const before = this.found.size
    for (const hit of hits) for (const at of this.allowed(hit, within)) this.found.add(at, hit, tier)
    return this.found.size - before
  }

  /** Where a hit lies, when it may be meant: the arrondissement of the postcode for its town. */
  allowed({ name: { at } }: Hit, within: ReadonlySet<string> | null): readonly number[] {
    const { there, around, search } = this
    const own = search.settlements[at]!
    if (within && !within.has(own.departement)) return []
    if (there === null || there.includes(own)) return [at]
    if (there.length === 0)
      return around === null || around.departements.includes(own.departement) ? [at] : []
    return there.filter(({ commune }) => commune === own.code).map(({ code }) => search.positions.get(code)!)
  }

  /** The answer that the candidates make. */
  answer({ clean, understood = {}, whole = false, sure = true, zones = [], after = [] }: Said): FoundNames {
    const { search, there, text } = this
    const { all } = this.found
    const last = [...zones.flatMap((zone) => search.zones.offered(zone).slice(1)), ...after]
    const alone = all.length === 0 && last.length > 0
    const verdict = zones.length > 0 || alone ? 'choice' : verdictOf(all, clean)
    const inOrder = verdict === 'certain' ? firstOfCertain : firstOf
    const localities = inOrder(all, Math.max(0, this.limit - zones.length)).map(({ at, hit }) => {
      const own = search.settlements[at]!
      return text.postcode !== null && hit.name.kind === 'whole' && there?.includes(own)
        ? postcodeLocality(own, text.postcode, hit.match)
        : localityOf(own, hit, search.departementNames)
    })
    return {
      verdict,
      places: [...zones, ...localities, ...last].slice(0, this.limit),
      numberMatched: zones.length + all.length + last.length,
      understood,
      whole,
      sure,
    }
  }
}
