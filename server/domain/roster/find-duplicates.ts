import { haversine } from '../travel/haversine.ts'
import { comparableName, nameSimilarity, type ComparableName } from './nameSimilarity.ts'
import { plainText } from '../plainText.ts'
import type { Precision } from './roster-row.ts'

/** What two records are compared by. */
export interface Located {
  readonly nom: string
  readonly adresse: string | null
  readonly codeCommune: string
  readonly lon: number
  readonly lat: number
  readonly precision: Precision
}

/** `same`: the same name at the same place. `near`: people would take one for the other. */
type Likeness = 'same' | 'near'

export interface Duplicate<T> {
  readonly of: T
  readonly likeness: Likeness
}

/** Two points of one building, or of one square. */
const SAME_PLACE_KM = 0.1
/** Names that people take for one; with nothing but the commune to go by, they must be nearer. */
const NEAR_NAME = 0.75
const NEAR_NAME_COMMUNE_ONLY = 0.9
/** Near names are looked for among this many records of a commune: Paris has some sixty cabinets. */
const MOST_COMPARED = 300

interface Entry<T> {
  readonly record: T
  readonly name: ComparableName
  readonly adresse: string
}

const prepared = <T extends Located>(record: T): Entry<T> => ({
  record,
  name: comparableName(record.nom),
  adresse: plainText(record.adresse ?? ''),
})

/** Looks records up by likeness: the same first, then the first near one; compared within a commune only. */
export class DuplicateFinder<T extends Located> {
  /** By commune and plain name: the only ones that can be the same. */
  readonly #byName = new Map<string, Entry<T>[]>()
  /** By commune and numbers in the name: the only ones that can be near. */
  readonly #byNumbers = new Map<string, Entry<T>[]>()

  add(record: T): void {
    const entry = prepared(record)
    push(this.#byName, `${record.codeCommune}|${entry.name.plain}`, entry)
    push(this.#byNumbers, `${record.codeCommune}|${entry.name.numbers}`, entry)
  }

  find(record: Located): Duplicate<T> | null {
    const entry = prepared(record)
    const named = this.#byName.get(`${record.codeCommune}|${entry.name.plain}`) ?? []
    const same = named.slice(0, MOST_COMPARED).find((other) => likeness(entry, other) === 'same')
    if (same) return { of: same.record, likeness: 'same' }
    const numbered = this.#byNumbers.get(`${record.codeCommune}|${entry.name.numbers}`) ?? []
    const near = numbered.slice(0, MOST_COMPARED).find((other) => likeness(entry, other) === 'near')
    return near ? { of: near.record, likeness: 'near' } : null
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/**
 * Whether two records of one commune look like one cabinet: the same place (address, or 100 m) and the same or a near name; when
 * one of them has no finer position than the commune, a very near name is enough to be near.
 */
function likeness(a: Entry<Located>, b: Entry<Located>): Likeness | null {
  const similarity = nameSimilarity(a.name, b.name)
  if (similarity < NEAR_NAME) return null
  const coarse = a.record.precision === 'commune' || b.record.precision === 'commune'
  const samePlace =
    (a.adresse !== '' && a.adresse === b.adresse) ||
    (coarse
      ? a.adresse === '' && b.adresse === ''
      : haversine(a.record.lon, a.record.lat, b.record.lon, b.record.lat) <= SAME_PLACE_KM)
  if (samePlace) return a.name.plain === b.name.plain ? 'same' : 'near'
  return coarse && similarity >= NEAR_NAME_COMMUNE_ONLY ? 'near' : null
}
