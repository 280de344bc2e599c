import type { Atlas } from '../../country/atlas.ts'
import type { Place } from '../../contract/index.ts'
import type { Locality, Resolution, Verdict, Zone } from '../../domain/places/model.ts'
import type { AddressSearch, FoundAddress } from './addresses.ts'

/**
 * Why an address could only be read as its commune: no geocoder, none that answers, or none that knows it;
 * `unreachable` when none answers and the text names no commune either.
 */
type AddressNotice = 'off' | 'silent' | 'unknown' | 'unreachable'

export interface Findings {
  /** What to do with them: results at once, results under a question, or a choice first. */
  readonly verdict: Verdict
  /** The best first, as many as were asked for. */
  readonly items: readonly Place[]
  /** How many there are in all. */
  readonly numberMatched: number
  /** Set when the text is an address that was not found as such. */
  readonly notice: AddressNotice | null
  /** What of the text the country's own names say. */
  readonly resolution: Resolution
  /** The addresses found, in communes that we know, the surest first; empty when the text was read as something else. */
  readonly addresses: readonly FoundAddress[]
}

export interface FindDeps {
  readonly atlas: Pick<Atlas, 'places'>
  /** The operator's geocoder; null when there is none. */
  readonly addresses: AddressSearch | null
}

/** What a geocoder is asked for at most. */
const ADDRESSES = 20

/** A text that begins by the number of a house. */
export const HOUSE_NUMBER = /^\s*\d{1,4}\s*(?:bis|ter|quater|[a-d])?[\s,]+\p{L}/iu

/**
 * Communes and postcodes from memory; addresses from the geocoder, which is asked only when the text is no commune and
 * no postcode but looks like an address: what somebody types leaves this machine as seldom as possible.
 */
export async function findPlaces(
  { atlas, addresses }: FindDeps,
  q: string,
  limit: number,
): Promise<Findings> {
  const resolution = atlas.places.resolve(q, limit)
  const known = (notice: AddressNotice | null): Findings => ({
    ...withPoints(atlas, resolution, limit),
    verdict: resolution.verdict,
    notice,
    resolution,
    addresses: [],
  })
  if (!looksLikeAddress(q, resolution)) return known(null)
  const found = addresses ? await addresses(q, Math.min(limit, ADDRESSES)) : 'off'
  const sorted = typeof found === 'string' ? [] : [...found].sort((a, b) => b.score - a.score)
  const there = sorted.flatMap((address) => placeOf(atlas, address) ?? [])
  if (there.length > 0) {
    // What is sure needs no commune beside it; what is not may have been one.
    const sure = isSure(sorted)
    const also = sure ? { items: [], numberMatched: 0 } : withPoints(atlas, resolution, limit)
    return {
      verdict: sure ? 'certain' : 'choice',
      items: [...there, ...also.items].slice(0, limit),
      numberMatched: there.length + also.numberMatched,
      notice: null,
      resolution,
      addresses: sorted.filter(({ code }) => atlas.places.byCode.has(code)),
    }
  }
  if (resolution.verdict === 'none') return known(found === 'silent' ? 'unreachable' : null)
  return known(typeof found === 'string' ? found : 'unknown')
}

function looksLikeAddress(q: string, { verdict, understood }: Resolution): boolean {
  if (verdict === 'certain' || verdict === 'outside') return false
  const words = q.trim().split(/\s+/).length
  return understood.street || (words > 1 && (verdict === 'none' || HOUSE_NUMBER.test(q)))
}

/** How sure, and how far ahead of the next, an address must be to be taken without asking. */
const SURE = 0.8
const AHEAD = 0.1

const isSure = ([first, second]: readonly FoundAddress[]): boolean =>
  first !== undefined && first.score >= SURE && first.score - (second?.score ?? 0) >= AHEAD

/** An address as a place; null in a commune that we do not know: it could not be answered. */
function placeOf(atlas: FindDeps['atlas'], { label, code, lon, lat }: FoundAddress): Place | null {
  const commune = atlas.places.byCode.get(code)
  return commune
    ? { kind: 'address', label, codeCommune: code, codeDepartement: commune.departement, lon, lat }
    : null
}

const isZone = (place: Resolution['places'][number]): place is Zone => 'departements' in place

/** A locality as the contract tells it. */
const published = ({ kind, label, codeCommune, codeDepartement, lon, lat }: Locality): Place => ({
  kind: kind === 'postcode' ? kind : 'commune',
  label,
  codeCommune,
  codeDepartement,
  lon,
  lat,
})

/** The places of an answer that have a point; of a département or a région, its communes after them. */
function withPoints(
  atlas: FindDeps['atlas'],
  { places, numberMatched }: Resolution,
  limit: number,
): Pick<Findings, 'items' | 'numberMatched'> {
  const zones = places.filter(isZone)
  const localities = places.filter((place): place is Locality => !isZone(place))
  const items = localities.map(published)
  const [zone] = zones
  if (!zone) return { items, numberMatched }
  const shown = new Set(localities.map(({ codeCommune }) => codeCommune))
  const within = atlas.places.communesOf(zone).filter(({ codeCommune }) => !shown.has(codeCommune))
  return {
    items: [...items, ...within.slice(0, limit).map(published)].slice(0, limit),
    numberMatched: numberMatched - zones.length + within.length,
  }
}
