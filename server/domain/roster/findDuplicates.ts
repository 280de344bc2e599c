import { haversine } from '../travel/haversine.ts'
import { nameSimilarity } from './nameSimilarity.ts'
import { plainText } from './plainText.ts'
import type { Precision } from './rosterRow.ts'

/** What two records are compared by. */
export interface Located {
  readonly nom: string
  readonly adresse: string | null
  readonly codeCommune: string
  readonly lon: number
  readonly lat: number
  readonly precision: Precision
}

export type Likeness = 'same' | 'near'

/** Two points of one building, or of one square. */
const SAME_PLACE_KM = 0.1
/** Names that people take for one; with nothing but the commune to go by, they must be nearer. */
const NEAR_NAME = 0.75
const NEAR_NAME_COMMUNE_ONLY = 0.9

/**
 * Whether two records look like one cabinet. `same`: the same name at the same place. `near`: a near name at the same place,
 * or a very near name in the commune when one of the two has no finer position. Null: two cabinets.
 */
export function likeness(a: Located, b: Located): Likeness | null {
  if (a.codeCommune !== b.codeCommune) return null
  const similarity = nameSimilarity(a.nom, b.nom)
  if (similarity < NEAR_NAME) return null
  const [first, second] = [plainText(a.adresse ?? ''), plainText(b.adresse ?? '')]
  const coarse = a.precision === 'commune' || b.precision === 'commune'
  const samePlace =
    (first !== '' && first === second) ||
    (!coarse && haversine(a.lon, a.lat, b.lon, b.lat) <= SAME_PLACE_KM) ||
    (coarse && first === '' && second === '')
  if (samePlace) return plainText(a.nom) === plainText(b.nom) ? 'same' : 'near'
  return coarse && similarity >= NEAR_NAME_COMMUNE_ONLY ? 'near' : null
}

export interface Duplicate<T> {
  readonly of: T
  readonly likeness: Likeness
}

/** Looks records up by likeness: the nearest kind first, the first added among equals; compared within a commune only. */
export class DuplicateFinder<T extends Located> {
  readonly #byCommune = new Map<string, T[]>()

  add(record: T): void {
    const there = this.#byCommune.get(record.codeCommune)
    if (there) there.push(record)
    else this.#byCommune.set(record.codeCommune, [record])
  }

  find(record: Located): Duplicate<T> | null {
    let near: Duplicate<T> | null = null
    for (const other of this.#byCommune.get(record.codeCommune) ?? []) {
      const found = likeness(record, other)
      if (found === 'same') return { of: other, likeness: found }
      if (found === 'near') near ??= { of: other, likeness: found }
    }
    return near
  }
}
