import { MUCH_LARGER } from './candidates.ts'
import { FEW } from './find-exact.ts'
import { postcodeLocality } from './labels.ts'
import type { FoundNames, Lookup } from './lookup.ts'
import { onlyWithin, spans } from './spans.ts'

/** Letters from which the beginning of a zone's name is offered. */
const ZONE_LETTERS = 3

/** Names that begin so; a commune ten times larger one slip away too (`pennes`: Rennes). */
export function findBegun(lookup: Lookup): FoundNames | null {
  const { names, zones, settlements } = lookup.search
  const { plain, text } = lookup
  const begun = lookup.readings.find((own) => lookup.add(names.beginning(own.text), own.departements) > 0)
  const after = text.postcode === null && plain.text.length >= ZONE_LETTERS ? zones.beginning(plain.text) : []
  if (!begun) return after.length > 0 ? lookup.answer({ clean: true, after }) : null
  const { heaviest } = lookup.found
  const larger = names
    .similar(begun.text)
    .filter((hit) => hit.edits === 1 && settlements[hit.name.at]!.population >= MUCH_LARGER * heaviest)
  lookup.add(larger, begun.departements)
  if (lookup.found.size < FEW) lookup.add(names.words(begun.words), begun.departements, 1)
  return lookup.answer({ clean: true, understood: { zone: begun.zone }, after })
}

/** A name with words that only say where in it: `Niort centre`, `gare de Niort`. */
export function findWithin(lookup: Lookup): FoundNames | null {
  const { names, zones } = lookup.search
  if (lookup.text.street) return null
  for (const { text, dropped } of spans(lookup.text.words).flat()) {
    if (!onlyWithin(dropped)) continue
    if (lookup.add(names.whole(text), null) > 0)
      return lookup.answer({ clean: false, understood: { dropped }, sure: false })
    const named = zones.find(text)
    if (named.length > 0)
      return lookup.answer({
        clean: false,
        understood: { dropped, zone: named[0]! },
        zones: named,
        sure: false,
      })
  }
  return null
}

/** Names that hold the words in their order. */
export function findHeld(lookup: Lookup): FoundNames | null {
  const held = lookup.readings.find(
    ({ words, departements }) => lookup.add(lookup.search.names.words(words), departements) > 0,
  )
  return held ? lookup.answer({ clean: false, understood: { zone: held.zone } }) : null
}

/** A name that lies elsewhere than the zone or the postcode says: neither is believed. */
export function findContradicted(lookup: Lookup): FoundNames | null {
  const { there, around, text } = lookup
  const own = lookup.exact.find(
    ({ reading, hits }) => hits.length > 0 && (reading.zone !== null || there !== null),
  )
  if (!own) return null
  for (const hit of own.hits) lookup.found.add(hit.name.at, hit)
  const answer = lookup.answer({
    clean: false,
    understood: { zone: own.reading.zone ?? around, contradiction: true },
  })
  const also = (there ?? []).map((place) => postcodeLocality(place, text.postcode!, 'code'))
  return {
    ...answer,
    verdict: 'choice',
    places: [...answer.places, ...also].slice(0, lookup.limit),
    numberMatched: answer.numberMatched + also.length,
  }
}

/** Names one slip away, two for a commune much larger or when there is none. */
export function findSimilar(lookup: Lookup): FoundNames | null {
  const { names, settlements, zones } = lookup.search
  const { text, plain } = lookup
  if (text.street) return null
  const misspelt = text.postcode === null ? zones.similar(plain.text) : []
  for (const { text: own, departements, zone } of lookup.readings) {
    const near = names.similar(own).filter((hit) => lookup.allowed(hit, departements).length > 0)
    const close = near.filter(({ edits }) => edits <= 1)
    const largest = Math.max(0, ...close.map(({ name }) => settlements[name.at]!.population))
    const far = misspelt.length > 0 ? [] : near
    lookup.add(close, departements)
    lookup.add(
      far.filter(({ name }) => settlements[name.at]!.population >= MUCH_LARGER * largest),
      departements,
    )
    if (lookup.found.size > 0)
      return lookup.answer({ clean: false, understood: { zone }, zones: misspelt, sure: false })
  }
  if (misspelt.length === 0) return null
  return lookup.answer({ clean: false, understood: { zone: misspelt[0]! }, zones: misspelt, sure: false })
}

/** Names whose words are each one slip away, the last one possibly unfinished. */
export function findForgiving(lookup: Lookup): FoundNames | null {
  if (lookup.text.street) return null
  const own = lookup.readings.find(
    ({ words, departements }) => lookup.add(lookup.search.names.forgiving(words), departements) > 0,
  )
  return own ? lookup.answer({ clean: false, understood: { zone: own.zone }, sure: false }) : null
}

/** The longest part of the text that is a name; the words that are left make it a choice, unless they name the same place. */
export function findPart(lookup: Lookup): FoundNames | null {
  const { names } = lookup.search
  if (lookup.text.street) return null
  for (const same of spans(lookup.text.words)) {
    const parts = same.filter(({ text }) => lookup.add(names.whole(text), null) > 0)
    if (parts.length === 0) continue
    const [{ dropped }] = parts as [(typeof parts)[number]]
    const alike = names
      .whole(dropped.join(' '))
      .some(({ name }) => lookup.found.all.some(({ at }) => at === name.at))
    const answer = lookup.answer({ clean: false, understood: { dropped }, sure: false })
    return alike ? answer : { ...answer, verdict: 'choice' }
  }
  return null
}
