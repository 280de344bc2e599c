import type { FoundNames, Lookup } from './lookup.ts'
import type { Zone } from './model.ts'
import { arrondissementTexts, zoneReadings } from './readings.ts'
import { tails } from './spans.ts'

/** Fewer names than this that begin so are followed by those that hold the words elsewhere. */
export const FEW = 8

/** A municipal arrondissement in any spelling. */
export function findArrondissement(lookup: Lookup): FoundNames | null {
  const { names, settlements } = lookup.search
  const { words } = lookup.text
  const texts = arrondissementTexts(words)
  if (
    !texts ||
    lookup.add(
      texts.flatMap((own) => names.whole(own)),
      null,
    ) === 0
  )
    return null
  const [town, number] = texts[0]!.split(' ') as [string, string]
  const bare = words.at(-1) === number
  // « Marseille 13 » may be the town in its département; « Paris 1 » may be unfinished.
  const towns = bare ? names.whole(town) : []
  const twofold = lookup.add(
    towns.filter(({ name }) => settlements[name.at]!.departement === number),
    null,
  )
  if (bare && texts.length === 1) lookup.add(names.words([town, number]), null, 1)
  return lookup.answer({ clean: twofold === 0, whole: true })
}

/** A whole name, alone or in its zone, with all that begins so; and the zones that bear it. */
export function findWhole(lookup: Lookup): FoundNames | null {
  const { names, ofOneCommune } = lookup.search
  const { exact, zonesNamed, plain, text } = lookup
  const onlyZone = text.zoneWord && zonesNamed.length > 0
  const chosen = onlyZone
    ? []
    : exact.filter(({ reading, hits }) => lookup.add(hits, reading.departements) > 0)
  for (const { reading, hits } of chosen) {
    // « Migé, Yonne » is finished, and no short name: Migennes, ten times larger, comes after.
    const finished = reading.zone?.kind === 'departement' && hits.some(({ match }) => match === 'whole')
    lookup.add(names.beginning(reading.text), reading.departements, finished ? 1 : 0)
    if (lookup.found.size < FEW) lookup.add(names.words(reading.words), reading.departements, 1)
  }
  const [first] = chosen
  // Paris is one commune, and its département no other place.
  const zones = first
    ? zonesNamed.filter(({ departements }) => departements.length > 1 || !ofOneCommune.has(departements[0]!))
    : zonesNamed
  if (first) {
    const whole = lookup.found.all.some(({ hit }) => hit.match === 'whole' || hit.match === 'everyday')
    const zone = first.reading.zone ?? zones[0] ?? null
    return lookup.answer({ clean: true, understood: { zone }, whole, zones })
  }
  // « Aube (10) » says its zone twice, « Corse 2A » and « IDF 93 » one within the other: the narrower is meant.
  const twice = lookup.readings.flatMap(({ text: name, zone }) =>
    zone ? lookup.search.zones.find(name).flatMap((other) => narrower(zone, other) ?? []) : [],
  )
  if (zones.length === 0 && twice.length > 0)
    return lookup.answer({ clean: true, understood: { zone: twice[0]! }, whole: true, zones: [twice[0]!] })
  if (zones.length === 0) return null
  if (!text.zoneWord) lookup.add(names.beginning(plain.text), null)
  return lookup.answer({ clean: true, understood: { zone: zones[0]! }, whole: true, zones })
}

/** Of two zones the one that lies in the other; null when neither does. */
function narrower(a: Zone, b: Zone): Zone | null {
  const [small, large] = a.departements.length <= b.departements.length ? [a, b] : [b, a]
  return small.departements.every((code) => large.departements.includes(code)) ? small : null
}

/** The commune at the end of an address: `12 rue de Paris` alone is a street, not a wish to be in Paris. */
export function findStreet(lookup: Lookup): FoundNames | null {
  const { text, search } = lookup
  if (!text.street) return null
  const { words, postcodeAt } = text
  const after = postcodeAt > 0 && postcodeAt < words.length
  for (const end of after ? [words.slice(postcodeAt).join(' ')] : tails(words, text.breaks)) {
    const readings = [
      { text: end, departements: null, zone: null },
      ...zoneReadings(end.split(' '), search.zones),
    ]
    for (const { text: name, departements, zone } of readings)
      if (lookup.add(search.names.whole(name), departements) > 0)
        return lookup.answer({ clean: false, understood: { street: true, zone }, whole: true })
  }
  return null
}
