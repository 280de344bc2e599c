import type { Atlas } from '../../country/atlas.ts'
import { namedCommunes } from '../../country/places/named-communes.ts'
import { placeWords } from '../../country/places/normalise.ts'
import type { FoundPlace } from '../../country/places/places.ts'
import type { Place } from '../../contract/index.ts'
import type { AddressSearch, FoundAddress } from './addresses.ts'

/** A place found; `exact` when it can only be the one meant. */
export type Candidate = Place & { readonly exact: boolean }

/**
 * Why an address could only be read as its commune: no geocoder, none that answers, or none that knows it;
 * `unreachable` when none answers and the text names no commune either.
 */
type AddressNotice = 'off' | 'silent' | 'unknown' | 'unreachable'

export interface Findings {
  readonly items: readonly Candidate[]
  /** Set when the text is an address that was not found as such. */
  readonly notice: AddressNotice | null
}

export interface FindDeps {
  readonly atlas: Pick<Atlas, 'places'>
  /** The operator's geocoder; null when there is none. */
  readonly addresses: AddressSearch | null
}

const HOUSE_NUMBER = /^\s*\d{1,4}\s*(?:bis|ter|quater|[a-d])?[\s,]+\p{L}/iu
const STREET =
  /^(?:rue|avenue|av|boulevard|bd|bld|place|chemin|ch|impasse|imp|allee|allees|route|rte|quai|cours|square|lotissement|residence|hameau|lieu|passage|voie|faubourg|sentier|esplanade|ruelle|rond|cite|zone|za|zi)$/

/**
 * Communes and postcodes from memory; addresses from the geocoder, which is asked only when the text is no commune and
 * no postcode but looks like an address: what somebody types leaves this machine as seldom as possible.
 */
export async function findPlaces(
  { atlas, addresses }: FindDeps,
  q: string,
  limit: number,
): Promise<Findings> {
  const known = atlas.places.search(q, limit)
  if (known.some(({ exact }) => exact) || !looksLikeAddress(q, known)) return { items: known, notice: null }
  const found = addresses ? await addresses(q, limit) : 'off'
  const items = typeof found === 'string' ? [] : candidates(atlas, found)
  if (items.length > 0) return { items: [...items, ...known].slice(0, limit), notice: null }
  const named = namedCommunes(atlas.places, q, limit)
  if (named.length === 0) return { items: known, notice: found === 'silent' ? 'unreachable' : null }
  return { items: named, notice: typeof found === 'string' ? found : 'unknown' }
}

function looksLikeAddress(q: string, known: readonly FoundPlace[]): boolean {
  const words = placeWords(q)
  if (words.length < 2) return false
  return known.length === 0 || HOUSE_NUMBER.test(q) || STREET.test(words[0]!)
}

/** How sure, and how far ahead of the next, an address must be to be taken without asking. */
const SURE = 0.8
const AHEAD = 0.1

function candidates(atlas: FindDeps['atlas'], found: readonly FoundAddress[]): Candidate[] {
  const [first, second] = [...found].sort((a, b) => b.score - a.score)
  return found.flatMap((address): Candidate[] => {
    const { label, code, lon, lat, score } = address
    const commune = atlas.places.byCode.get(code)
    // An address of a commune that we do not know could not be answered.
    if (!commune) return []
    const exact = address === first && score >= SURE && score - (second?.score ?? 0) >= AHEAD
    return [
      { kind: 'address', label, codeCommune: code, codeDepartement: commune.departement, lon, lat, exact },
    ]
  })
}
