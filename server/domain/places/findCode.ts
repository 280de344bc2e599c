import { codeLocality, postcodeLocality, type DepartementNames } from './labels.ts'
import type { Locality, Place, Verdict } from './model.ts'
import type { Postcodes } from './postcodes.ts'
import type { Zones } from './zones.ts'

/** What digits, or an INSEE code, lead to. */
export interface FoundCode {
  readonly verdict: Verdict
  readonly places: readonly Place[]
  /** The number of digits is not a postcode's. */
  readonly wrongLength: boolean
}

const byPopulation = (a: Locality, b: Locality): number =>
  b.population - a.population || (a.codeCommune < b.codeCommune ? -1 : 1)

/**
 * A text that is a code: a postcode is certain, whatever the number of its communes; a département's number, the
 * beginning of a postcode, an INSEE code and an organisation's own postcode (CEDEX) never are. Null when it is no code.
 */
export function findCode(
  code: string,
  postcodes: Postcodes,
  zones: Zones,
  names: DepartementNames,
): FoundCode | null {
  const at = (postcode: string, match: Locality['match']): Locality[] =>
    postcodes.at(postcode).map((own) => postcodeLocality(own, postcode, match))
  const inseeCode = postcodes.byCode.get(code.toUpperCase())
  if (/^2[ab]\d{3}$/.test(code) && inseeCode)
    return { verdict: 'question', places: [codeLocality(inseeCode, 'code', names)], wrongLength: false }
  if (/^2[ab]$/.test(code)) return { verdict: 'choice', places: zones.find(code), wrongLength: false }
  if (!/^\d+$/.test(code)) return null
  if (code.length === 5) {
    const whole = at(code, 'whole')
    if (whole.length > 0) return { verdict: 'certain', places: whole, wrongLength: false }
    const town = postcodes.generic(code)
    if (town) return { verdict: 'certain', places: [codeLocality(town, 'whole', names)], wrongLength: false }
    // An organisation's postcode begins as that of the office which serves it, most often.
    const near = [...new Set([`${code.slice(0, 3)}00`, `${code.slice(0, 2)}000`])].flatMap((c) =>
      at(c, 'code'),
    )
    const zone = zones.ofPostcode(code)
    const places: Place[] = inseeCode ? [codeLocality(inseeCode, 'code', names)] : []
    for (const place of near)
      if (!places.some((known) => 'codeCommune' in known && known.codeCommune === place.codeCommune))
        places.push(place)
    if (zone) places.push(zone)
    if (places.length === 0) return { verdict: 'none', places, wrongLength: false }
    return { verdict: 'choice', places, wrongLength: false }
  }
  if (code.length > 5) {
    const begun = at(code.slice(0, 5), 'code')
    const places = begun.length > 0 ? begun : at(code.replace(/^0+/, ''), 'code')
    return { verdict: places.length > 0 ? 'question' : 'none', places, wrongLength: true }
  }
  const padded = code.length === 4 ? at(`0${code}`, 'code') : []
  const begun = postcodes.beginning(code)
  // Four digits tell nearly everything; three or fewer are a département's number before they are a postcode's beginning.
  const places: Place[] = code.length === 4 ? [] : zones.find(code).flatMap(zones.offered)
  const known = new Set<string>()
  const found = [...padded, ...begun.flatMap((postcode) => at(postcode, 'begins'))].sort(byPopulation)
  for (const place of found)
    if (!known.has(place.codeCommune)) {
      known.add(place.codeCommune)
      places.push(place)
    }
  if (places.length === 0) return { verdict: 'none', places, wrongLength: code.length === 4 }
  const only = code.length === 4 && begun.length + (padded.length > 0 ? 1 : 0) === 1
  return { verdict: only ? 'question' : 'choice', places, wrongLength: code.length === 4 }
}
