import { Candidates, firstOf, firstOfCertain, MUCH_LARGER, verdictOf } from './candidates.ts'
import { edits } from './edits.ts'
import { localityOf, postcodeLocality, type DepartementNames } from './labels.ts'
import type { Place, Settlement, Understood, Verdict, Zone } from './model.ts'
import type { Hit, NameIndex } from './name-index.ts'
import type { Postcodes } from './postcodes.ts'
import type { Text } from './read-text.ts'
import { arrondissementTexts, plainReading, zoneReadings, type Reading } from './readings.ts'
import { onlyWithin, spans, tails } from './spans.ts'
import { withoutLinks, type Zones } from './zones.ts'

/** What a search of names reads. */
export interface NameSearch {
  readonly settlements: readonly Settlement[]
  readonly names: NameIndex
  readonly zones: Zones
  readonly postcodes: Postcodes
  readonly departementNames: DepartementNames
  /** Départements of one commune: their name is its. */
  readonly ofOneCommune: ReadonlySet<string>
}

/** The places that a text names. */
export interface FoundNames {
  readonly verdict: Verdict
  readonly places: readonly Place[]
  readonly numberMatched: number
  readonly understood: Partial<Understood>
  /** Whether a whole name of today, or an everyday one, was found. */
  readonly whole: boolean
  /** Whether what was found has all the words of the text. */
  readonly sure: boolean
}

/** Letters from which the beginning of a zone's name is offered. */
const ZONE_LETTERS = 3
/** Fewer names than this that begin so are followed by those that hold the words elsewhere. */
const FEW = 8

/** Figures that names hold in letters: `3 rivieres`. */
const IN_LETTERS = ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']

/** Finds the places that a text names, and how sure that is; `limit` of them are written. */
export function findName(text: Text, search: NameSearch, limit: number): FoundNames {
  const { names, zones, postcodes, settlements } = search
  const { postcode } = text
  const found = new Candidates((at) => settlements[at]!.population)
  const there = postcode === null ? null : postcodes.at(postcode)
  const around = postcode === null ? null : zones.ofPostcode(postcode)
  const positions = new Map<string, number>()

  /** Where a hit lies, when the text's postcode and zone allow it: the arrondissement of the postcode for its town. */
  const allowed = ({ name: { at } }: Hit, within: ReadonlySet<string> | null): readonly number[] => {
    const own = settlements[at]!
    if (within && !within.has(own.departement)) return []
    if (there === null) return [at]
    if (there.length === 0)
      return around === null || around.departements.includes(own.departement) ? [at] : []
    if (there.includes(own)) return [at]
    const parts = there.filter(({ commune }) => commune === own.code)
    if (parts.length > 0 && positions.size === 0) settlements.forEach(({ code }, i) => positions.set(code, i))
    return parts.map(({ code }) => positions.get(code)!)
  }
  const add = (hits: readonly Hit[], within: ReadonlySet<string> | null, tier: 0 | 1 = 0): number => {
    const before = found.size
    for (const hit of hits) for (const at of allowed(hit, within)) found.add(at, hit, tier)
    return found.size - before
  }
  const done = (
    clean: boolean,
    more: Partial<Understood>,
    own: { whole?: boolean; sure?: boolean; zones?: readonly Zone[]; after?: readonly Zone[] } = {},
  ): FoundNames => {
    const { all } = found
    const first = own.zones ?? []
    const last = [...first.flatMap((zone) => zones.offered(zone).slice(1)), ...(own.after ?? [])]
    const verdict =
      first.length > 0 || (all.length === 0 && last.length > 0) ? 'choice' : verdictOf(all, clean)
    const inOrder = verdict === 'certain' ? firstOfCertain : firstOf
    const localities = inOrder(all, Math.max(0, limit - first.length)).map(({ at, hit }) =>
      there &&
      there.length > 0 &&
      postcode !== null &&
      there.includes(settlements[at]!) &&
      hit.name.kind === 'whole'
        ? postcodeLocality(settlements[at]!, postcode, hit.match)
        : localityOf(settlements[at]!, hit, search.departementNames),
    )
    return {
      verdict,
      places: [...first, ...localities, ...last].slice(0, limit),
      numberMatched: first.length + all.length + last.length,
      understood: more,
      whole: own.whole ?? false,
      sure: own.sure ?? true,
    }
  }

  const arrondissements = arrondissementTexts(text.words)
  if (arrondissements) {
    const hits = arrondissements.flatMap((own) => names.whole(own))
    if (add(hits, null) > 0) {
      const [town, number] = arrondissements[0]!.split(' ') as [string, string]
      const bare = text.words.at(-1) === number
      // « Marseille 13 » may be the town in its département; « Paris 1 » may be unfinished.
      const also = bare
        ? names.whole(town).filter(({ name }) => settlements[name.at]!.departement === number)
        : []
      const twofold = add(also, null) > 0
      if (bare && arrondissements.length === 1) add(names.words([town, number]), null, 1)
      return done(!twofold, {}, { whole: true })
    }
  }

  const plain = plainReading(text)
  const readings = [plain, ...zoneReadings(text.words, zones)]
  const zonesNamed = postcode === null ? zones.find(withoutLinks(text.words).join(' ')) : []
  const exact = readings.map((reading) => ({ reading, hits: names.whole(reading.text) }))
  let chosen: Reading | null = null
  for (const { reading, hits } of text.zoneWord && zonesNamed.length > 0 ? [] : exact)
    if (add(hits, reading.departements) > 0) {
      chosen ??= reading
      add(names.beginning(reading.text), reading.departements)
      if (found.size < FEW) add(names.words(reading.words), reading.departements, 1)
    }
  const zonesShown = zonesNamed.filter(
    ({ departements }) =>
      !(found.size > 0 && departements.length === 1 && search.ofOneCommune.has(departements[0]!)),
  )
  if (chosen) {
    const whole = found.all.some(({ hit }) => hit.match === 'whole' || hit.match === 'everyday')
    return done(true, { zone: chosen.zone ?? zonesShown[0] ?? null }, { whole, zones: zonesShown })
  }
  if (zonesShown.length > 0) {
    if (!text.zoneWord) add(names.beginning(plain.text), null)
    return done(true, { zone: zonesShown[0]! }, { whole: true, zones: zonesShown })
  }

  if (text.street) {
    const after = text.postcodeAt > 0 && text.postcodeAt < text.words.length
    const ends = after ? [text.words.slice(text.postcodeAt).join(' ')] : tails(text.words, text.breaks)
    for (const end of ends) {
      const within = [{ text: end, departements: null, zone: null }, ...zoneReadings(end.split(' '), zones)]
      for (const { text: name, departements, zone } of within)
        if (add(names.whole(name), departements) > 0)
          return done(false, { street: true, zone }, { whole: true })
    }
  }

  const begun = readings.find(({ text: own, departements }) => add(names.beginning(own), departements) > 0)
  const beginningZones =
    postcode === null && plain.text.length >= ZONE_LETTERS ? zones.beginning(plain.text) : []
  if (begun) {
    const { largest } = found
    const similar = names
      .similar(begun.text)
      .filter((hit) => hit.edits === 1 && settlements[hit.name.at]!.population >= MUCH_LARGER * largest)
    add(similar, begun.departements)
    if (found.size < FEW) add(names.words(begun.words), begun.departements, 1)
    return done(true, { zone: begun.zone }, { after: beginningZones })
  }
  if (beginningZones.length > 0) return done(true, {}, { after: beginningZones })

  const parts = spans(text.words)
  for (const same of parts)
    for (const { text: own, dropped } of same)
      if (onlyWithin(dropped) && !text.street && add(names.whole(own), null) > 0)
        return done(false, { dropped }, { sure: false })
  const held = readings.find(({ words, departements }) => add(names.words(words), departements) > 0)
  if (held) return done(false, { zone: held.zone })

  const figure = IN_LETTERS[Number(text.words[0])]
  if (figure) {
    const words = [figure, ...text.words.slice(1)]
    const spelled = findName({ ...text, words }, search, limit)
    if (spelled.numberMatched > 0 && spelled.sure) return spelled
  }

  const contradicted = exact.find(
    ({ reading, hits }) => hits.length > 0 && (reading.zone !== null || there !== null),
  )
  if (contradicted) {
    const { reading, hits } = contradicted
    const places = hits.map((hit) => hit.name.at)
    hits.forEach((hit, i) => found.add(places[i]!, hit))
    const zone = reading.zone ?? around
    const also = (there ?? []).map((own) => postcodeLocality(own, postcode!, 'code'))
    const own = done(false, { zone, contradiction: true })
    return {
      ...own,
      verdict: 'choice',
      places: [...own.places, ...also].slice(0, limit),
      numberMatched: own.numberMatched + also.length,
    }
  }

  for (const { text: own, departements, zone } of text.street ? [] : readings) {
    const near = names.similar(own)
    const close = near.filter((hit) => hit.edits <= 1 && allowed(hit, departements).length > 0)
    const largest = close.reduce((most, { name }) => Math.max(most, settlements[name.at]!.population), 0)
    const kept = near.filter(
      (hit) => hit.edits <= 1 || settlements[hit.name.at]!.population >= MUCH_LARGER * largest,
    )
    if (add(kept, departements) > 0) return done(false, { zone }, { sure: false })
  }
  const misspelt = zones.similar(
    (name) => edits(name, plain.text, name.length < 6 ? 1 : 2) <= (name.length < 6 ? 1 : 2),
  )
  if (misspelt.length > 0 && postcode === null)
    return done(false, { zone: misspelt[0]! }, { zones: misspelt, sure: false })
  if (text.street) return done(false, { street: true }, { sure: false })

  const forgiven = readings.find(({ words, departements }) => add(names.forgiving(words), departements) > 0)
  if (forgiven) return done(false, { zone: forgiven.zone }, { sure: false })
  for (const same of parts) {
    const left = same.filter(({ text: own }) => add(names.whole(own), null) > 0)
    if (left.length > 0) return done(false, { dropped: left[0]!.dropped }, { sure: false })
  }
  return done(false, {}, { sure: false })
}
