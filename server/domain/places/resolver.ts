import { outsideEnvelope, outsideNamed, outsidePostcode, outsideSimilar } from './abroad.ts'
import { findCode } from './findCode.ts'
import { findName } from './findName.ts'
import type { FoundNames, NameSearch } from './lookup.ts'
import { codeLocality, localityOf, postcodeLocality } from './labels.ts'
import type {
  Locality,
  Outside,
  Place,
  PlaceTables,
  Resolution,
  Settlement,
  Understood,
  Verdict,
  Zone,
} from './model.ts'
import { createNameIndex } from './name-index.ts'
import { createPostcodes } from './postcodes.ts'
import { hasPreamble, readText, type Text } from './read-text.ts'
import { placeText } from './words.ts'
import { createZones, withoutLinks } from './zones.ts'

/** The places of France as people write them. */
export interface Resolver {
  /** What a text means; `limit` places of the answer, all by default. */
  readonly resolve: (text: string, limit?: number) => Resolution
  /** The communes of a zone, the most populated first. */
  readonly communesOf: (zone: Zone) => readonly Locality[]
  /** A commune or a municipal arrondissement by its INSEE code. */
  readonly byCode: ReadonlyMap<string, Settlement>
}

const NOTHING: Understood = {
  postcode: null,
  cedex: false,
  near: false,
  street: false,
  zone: null,
  dropped: [],
  contradiction: false,
  wrongLength: false,
}

/** Beginnings so short, of so many names, are kept: they are what takes longest, few, and say nothing of anybody. */
const LONGEST_KEPT = 6
const MANY = 300
/** Places kept of such an answer. */
const MOST_KEPT = 20

/** Prepares the search of places over the tables; about 0.3 s for the whole country. */
export function createResolver(tables: PlaceTables): Resolver {
  const { settlements } = tables
  const zones = createZones(tables)
  const postcodes = createPostcodes(settlements)
  const departementNames = new Map(tables.departements.map(({ code, nom }) => [code, nom]))
  const byDepartement = new Map<string, Settlement[]>()
  for (const own of settlements)
    if (own.commune === null) {
      const same = byDepartement.get(own.departement)
      if (same) same.push(own)
      else byDepartement.set(own.departement, [own])
    }
  const search: NameSearch = {
    settlements,
    names: createNameIndex(settlements),
    zones,
    postcodes,
    departementNames: (code) => departementNames.get(code),
    positions: new Map(settlements.map(({ code }, at) => [code, at])),
    ofOneCommune: new Set([...byDepartement].flatMap(([code, own]) => (own.length === 1 ? [code] : []))),
  }

  /** The place of one of our own labels that name it otherwise, « Boulogne (Essarts-en-Bocage, Vendée) ». */
  const labelled = (text: string): Place[] => {
    const [, written = '', label = ''] = /^([^(]+) \(([^()]+)\)$/.exec(text.trim()) ?? []
    const whole = label === '' ? [] : search.names.whole(placeText(written))
    const meant = placeText(label)
    return whole
      .filter(({ name }) => name.written !== null)
      .map((hit) => localityOf(settlements[hit.name.at]!, hit, search.departementNames))
      .filter((place) => placeText(place.label.slice(place.label.indexOf(' (') + 1)) === meant)
  }
  const answer = (text: string, limit: number): Resolution => {
    const [ours] = labelled(text)
    if (ours)
      return { verdict: 'question', places: [ours], numberMatched: 1, understood: NOTHING, outside: null }
    const verbatim = hasPreamble(text) ? readText(text, true) : null
    // « Ville-du-Bois » is a name, and « Vers » one, though « ville de » and « vers » are none.
    const own = verbatim && findName(verbatim, search, 1).whole ? verbatim : readText(text)
    const understood: Understood = {
      ...NOTHING,
      ...{ postcode: own.postcode, cedex: own.cedex, near: own.near },
    }
    const outside = outsideNamed(own.words.join(' '))
    const done = (
      verdict: Verdict,
      places: readonly Place[],
      more: Partial<Understood> = {},
      out: Outside | null = null,
    ): Resolution => ({
      verdict,
      places: places.slice(0, limit),
      numberMatched: places.length,
      understood: { ...understood, ...more },
      outside: out,
    })
    const beyond = beyondPerimeter(own)
    if (beyond) return done('outside', [], {}, beyond)
    if (own.words.length === 0 && own.postcode === null) return done('none', [])
    const code =
      own.words.length === 0 ? own.postcode : own.words.length === 1 && !own.postcode ? own.words[0]! : null
    const byCode = code === null ? null : findCode(code, postcodes, zones, search.departementNames)
    if (byCode) {
      const zone = byCode.places.find((place): place is Zone => 'departements' in place) ?? null
      return done(byCode.verdict, byCode.places, { wrongLength: byCode.wrongLength, zone })
    }
    const found = findName(own, search, limit)
    // « 50600 Martigny » is a merged village there, whatever Switzerland has.
    const here = own.postcode !== null && found.sure && found.numberMatched > 0
    const named = here ? null : (outside ?? (found.sure ? null : outsideTail(own)))
    if (named && !found.whole) return done('outside', [], {}, named)
    // One slip away from a place of elsewhere, and no name here has those words: both are said.
    const slipped =
      named || found.whole || own.postcode !== null || bearsWords(found, own)
        ? null
        : outsideSimilar(own.words.join(' '))
    const foreign = named ?? slipped
    if (slipped && found.numberMatched === 0) return done('outside', [], {}, slipped)
    if (found.numberMatched === 0) {
      const there = own.postcode === null ? [] : postcodes.at(own.postcode)
      const places = there.map((place) => postcodeLocality(place, own.postcode!, 'whole'))
      const town = own.postcode === null ? undefined : postcodes.generic(own.postcode)
      if (places.length > 0)
        return done('question', places, { street: own.street, dropped: own.street ? [] : own.words })
      if (town || own.postcode !== null) {
        const only = findCode(own.postcode!, postcodes, zones, search.departementNames)!
        return done(only.verdict === 'certain' ? 'question' : only.verdict, only.places, {
          street: own.street,
          dropped: own.street ? [] : own.words,
        })
      }
      return done('none', [], { street: own.street })
    }
    // A hamlet that no table here knows, no commune after it: one of its name is offered, no result shown as its own.
    const guessed = own.postcode === null && own.breaks.size < 2 && HAMLET.test(own.folded)
    return {
      verdict: foreign || guessed ? 'choice' : found.verdict,
      places: found.places,
      numberMatched: found.numberMatched,
      understood: { ...understood, ...found.understood },
      outside: foreign,
    }
  }

  const kept = new Map<string, Resolution>()
  const within = new Map<string, readonly Locality[]>()
  return {
    byCode: postcodes.byCode,
    communesOf: (zone) => {
      const known = within.get(zone.code + zone.kind)
      if (known) return known
      const all = zone.departements
        .flatMap((code) => byDepartement.get(code) ?? [])
        .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1))
        .map((own) => codeLocality(own, 'words', search.departementNames))
      within.set(zone.code + zone.kind, all)
      return all
    },
    resolve: (text, limit = Infinity) => {
      const own = text.trim().toLowerCase()
      if (limit > MOST_KEPT) return answer(own, limit)
      const known = kept.get(own)
      if (known) return { ...known, places: known.places.slice(0, limit) }
      const found = answer(own, own.length <= LONGEST_KEPT ? MOST_KEPT : limit)
      if (own.length <= LONGEST_KEPT && found.numberMatched >= MANY) kept.set(own, found)
      return { ...found, places: found.places.slice(0, limit) }
    },
  }
}

/** Whether the name of the first place found begins with the text, or has all its words. */
function bearsWords({ places: [first] }: FoundNames, { words }: Text): boolean {
  if (first === undefined || !('match' in first)) return false
  const own = placeText(first.label).split(' ')
  return first.match === 'begins' || words.every((word) => own.includes(word))
}

/** Words that say that what is named is no commune. */
const HAMLET = /\b(?:hameau|lieu[ -]?dit|quartier|lotissement)\b/

/** A postcode of elsewhere, or another country's on an envelope. */
const beyondPerimeter = ({ postcode, folded }: Text): Outside | null =>
  (postcode === null ? null : outsidePostcode(postcode)) ?? outsideEnvelope(folded)

/** A place of elsewhere at the end of a text: « Genève, Suisse ». */
function outsideTail({ words }: Text): Outside | null {
  for (let start = 1; start < words.length; start++) {
    const found =
      outsideNamed(withoutLinks(words.slice(start)).join(' ')) ?? outsideNamed(words.slice(start).join(' '))
    if (found) return found
  }
  return null
}
