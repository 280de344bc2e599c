import { COMPARE_REMEDY, SourceError } from '../server/country/package/source-error.ts'
import { groupBy } from '../server/domain/groupBy.ts'
import type { CogUnit } from './sources/communes-cog.ts'

/**
 * What a commune of today has of the people whom a code stood for: those between two points of 0..1, so that counts cut there sum to the
 * whole even as whole persons.
 */
export interface Part {
  readonly commune: string
  readonly from: number
  readonly to: number
}

/** The share of a part, 0..1. */
export const shareOf = ({ from, to }: Part): number => to - from

/** What a part has of whole persons; over all parts of a code they sum to `persons`. */
export const personsOf = (persons: number, { from, to }: Part): number =>
  Math.round(persons * to) - Math.round(persons * from)

/** A row of a file, and the part of it that is a commune's of today. */
export interface Placed<Row> {
  readonly row: Row
  readonly part: Part
}

/** Who names the codes: its id and its first file are in what is said of an unknown one. */
export interface Named {
  readonly id: string
  readonly files: readonly [string, ...string[]]
}

/** What became of every INSEE code of the last years: the one table by which importers come to the communes of today. */
export interface Movements {
  /**
   * The commune of today where a place of that code is: an arrondissement's commune, what a commune merged into; `undefined` when
   * unknown. Where two lists of the COG disagree, the chef-lieu of the commune déléguée holds. A code in use today is never read as an old one: 60054 named a merged commune in 2021 and names one of its restored members now.
   */
  readonly current: (code: string) => string | undefined
  /**
   * Rows of a file, each at the one commune of today where what it speaks of is: doctors have an address, and a town hall does not move.
   * Collectivités d'outre-mer are left out.
   * @throws SourceError naming the file and the codes that are no commune's.
   */
  readonly place: <Row>(
    source: Named,
    rows: readonly Row[],
    codeOf: (row: Row) => string,
  ) => readonly { readonly row: Row; readonly commune: string }[]
  /** Codes of what a commune of today is made of: its own, and those that merged into it. */
  readonly madeOf: (commune: string) => readonly string[]
  /** Those of some codes that are neither a commune's nor of a collectivité d'outre-mer, each once, sorted. */
  readonly unknown: (codes: readonly string[]) => readonly string[]
  /** Communes of the earlier COG of whose land a commune of today is made. */
  readonly origins: (commune: string) => readonly string[]
  /**
   * Rows of one edition of a file, each at the communes of today whose people it speaks of: merged ones come together, a divided one is
   * spread over its parts by their population unless the file names another of them, and thus was made after the division. Otherwise as
   * `place`.
   */
  readonly spread: <Row>(
    source: Named,
    rows: readonly Row[],
    codeOf: (row: Row) => string,
  ) => readonly Placed<Row>[]
}

/** Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin, the Pacific: outside the service. */
const ELSEWHERE = /^(975|977|978|98)/

/** How many unknown codes are named. */
const NAMED = 5

/** Made of the COG of today and of an earlier one, which knows what was restored since as part of a whole. */
export function movementsOf(cog: readonly CogUnit[], before: readonly CogUnit[]): Movements {
  const communes = cog.filter(({ kind }) => kind === 'commune')
  const people = new Map(communes.map(({ code, population }) => [code, population]))
  const currentOf = new Map<string, string>()
  const add = (from: string, to: string) => void (currentOf.has(from) || currentOf.set(from, to))
  for (const { code } of communes) add(code, code)
  for (const unit of cog)
    if (unit.kind !== 'commune' && people.has(unit.codeCommune)) add(unit.code, unit.codeCommune)
  for (const unit of communes) for (const old of unit.anciensCodes) add(old, unit.code)

  const earlier = new Set(before.filter(({ kind }) => kind === 'commune').map(({ code }) => code))
  const restored = groupBy(
    before.filter(({ kind, code }) => kind === 'ancienne' && people.has(code) && !earlier.has(code)),
    ({ codeCommune }) => codeCommune,
  )
  const partsOf = new Map(
    [...earlier].flatMap((code) => {
      const now = new Set([currentOf.get(code), ...(restored.get(code) ?? []).map((unit) => unit.code)])
      now.delete(undefined)
      return now.size === 0 ? [] : [[code, divided([...now] as string[], people)] as const]
    }),
  )
  const originsOf = groupBy(
    [...partsOf].flatMap(([code, parts]) => parts.map(({ commune }) => ({ code, commune }))),
    ({ commune }) => commune,
  )
  const unknown: Movements['unknown'] = (codes) =>
    [...new Set(codes)].filter((code) => !currentOf.has(code) && !ELSEWHERE.test(code)).sort()
  const place: Movements['place'] = (source, rows, codeOf) => {
    const strangers = unknown(rows.map(codeOf))
    if (strangers.length > 0) throw unknownCommunes(source, strangers)
    return rows.flatMap((row) => {
      const commune = currentOf.get(codeOf(row))
      return commune === undefined ? [] : [{ row, commune }]
    })
  }
  const madeOf = new Map(communes.map(({ code, anciensCodes }) => [code, [code, ...anciensCodes]]))
  return {
    current: (code) => currentOf.get(code),
    madeOf: (commune) => madeOf.get(commune) ?? [],
    place,
    unknown,
    origins: (commune) => (originsOf.get(commune) ?? []).map(({ code }) => code),
    spread<Row>(source: Named, rows: readonly Row[], codeOf: (row: Row) => string) {
      const named = new Set(rows.map(codeOf))
      return place(source, rows, codeOf).flatMap(({ row, commune }): Placed<Row>[] => {
        const code = codeOf(row)
        const parts = partsOf.get(code) ?? []
        return parts.length > 1 && !parts.some((part) => part.commune !== code && named.has(part.commune))
          ? parts.map((part) => ({ row, part }))
          : [{ row, part: { commune, from: 0, to: 1 } }]
      })
    },
  }
}

/** What is said of a file that is refused for its unknown codes. */
export const unknownCommunes = ({ id, files }: Named, codes: readonly string[]): SourceError =>
  new SourceError(
    `${id}: ${files[0]}`,
    `names ${codes.length} ${codes.length === 1 ? 'commune' : 'communes'} that the COG does not know: ${codes.slice(0, NAMED).join(', ')}${codes.length > NAMED ? ', …' : ''}.`,
    `Renew the COG (@etalab/decoupage-administratif). ${COMPARE_REMEDY}`,
  )

/** The parts of a whole, by the people of each; equal ones where nobody lives in any. */
function divided(codes: readonly string[], people: ReadonlyMap<string, number>): Part[] {
  const counts = codes.map((code) => people.get(code) ?? 0)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const weights = total > 0 ? counts.map((count) => count / total) : counts.map(() => 1 / codes.length)
  const ends = weights.map((_, at) =>
    at === weights.length - 1 ? 1 : weights.slice(0, at + 1).reduce((sum, weight) => sum + weight, 0),
  )
  return codes.map((commune, at) => ({ commune, from: ends[at - 1] ?? 0, to: ends[at]! }))
}
