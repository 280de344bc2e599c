import type { Settlement } from './model.ts'
import { firstAtLeast } from './word-index.ts'

/** A commune's whole-town code that La Poste delivers nowhere, and that everybody writes. Source: no commune has them. */
const GENERIC: Readonly<Record<string, string>> = { '75000': '75056', '69000': '69123', '13000': '13055' }

/** Settlements by postcode, the most populated first; where there are arrondissements, they stand for their town. */
export interface Postcodes {
  readonly at: (postcode: string) => readonly Settlement[]
  /** Every postcode that begins so, in order. */
  readonly beginning: (digits: string) => readonly string[]
  /** The town that is meant by `75000`, `69000` or `13000`. */
  readonly generic: (postcode: string) => Settlement | undefined
  readonly byCode: ReadonlyMap<string, Settlement>
}

/** Indexes the postcodes. */
export function createPostcodes(settlements: readonly Settlement[]): Postcodes {
  const byCode = new Map(settlements.map((own) => [own.code, own]))
  const byPostcode = new Map<string, Settlement[]>()
  for (const own of settlements)
    for (const postcode of own.codesPostaux) {
      const same = byPostcode.get(postcode)
      if (same) same.push(own)
      else byPostcode.set(postcode, [own])
    }
  for (const [postcode, all] of byPostcode) {
    const parents = new Set(all.map(({ commune }) => commune))
    byPostcode.set(
      postcode,
      all
        .filter(({ code }) => !parents.has(code))
        .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1)),
    )
  }
  const sorted = [...byPostcode.keys()].sort()
  return {
    at: (postcode) => byPostcode.get(postcode) ?? [],
    beginning: (digits) => sorted.slice(firstAtLeast(sorted, digits), firstAtLeast(sorted, `${digits}:`)),
    generic: (postcode) => byCode.get(GENERIC[postcode] ?? ''),
    byCode,
  }
}
