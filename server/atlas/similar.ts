import { sumByArea } from '../domain/areas/aggregate.ts'
import { columnOf } from '../domain/columnOf.ts'
import type { Allocation } from '../domain/allocate.ts'
import { areaKm2 } from './area-km2.ts'
import type { Contours } from './contours.ts'

/** A circonscription as it is likened to others. */
interface Profile {
  readonly code: string
  readonly departement: string
  /** Inhabitants per square kilometre. */
  readonly density: number
  /** Standardised over total population (DREES): above 1 where ages ask for more care than in the country. */
  readonly age: number
}

const kept = new WeakMap<Allocation, readonly (Profile & { readonly at: readonly [number, number] })[]>()

/**
 * The `count` circonscriptions of other départements that are most alike by age and density: nearest in the plane of the
 * age ratio and the logarithm of density, both in standard deviations over the circonscriptions where both are known. The
 * age ratio is by commune, whereas the share of people of 75 and over is published by département only.
 */
export function similarTo(
  code: string,
  allocation: Allocation,
  contours: Contours,
  departementOf: (code: string) => string | null,
  count: number,
): string[] {
  const profiles = kept.get(allocation) ?? profilesOf(allocation, contours, departementOf)
  kept.set(allocation, profiles)
  const own = profiles.find((profile) => profile.code === code)
  if (!own) return []
  const distance = ({ at }: (typeof profiles)[number]): number =>
    (at[0] - own.at[0]) ** 2 + (at[1] - own.at[1]) ** 2
  return profiles
    .filter(({ departement }) => departement !== own.departement)
    .toSorted((a, b) => distance(a) - distance(b) || (a.code < b.code ? -1 : 1))
    .slice(0, count)
    .map((profile) => profile.code)
}

function profilesOf(
  { areas: { circonscription }, communes }: Allocation,
  { circonscriptions }: Contours,
  departementOf: (code: string) => string | null,
) {
  const sums = (of: (commune: (typeof communes)[number]) => number | null): Float64Array =>
    sumByArea(circonscription, columnOf(communes, of))
  const population = sums((commune) => commune.population)
  const total = sums((commune) => commune.populationTotale)
  const standardised = sums((commune) => commune.populationStandardisee)
  const profiles = circonscription.codes.flatMap((code, a): Profile[] => {
    const polygon = circonscriptions.get(code)
    const density = polygon ? population[a]! / areaKm2(polygon) : NaN
    const age = standardised[a]! / total[a]!
    return density > 0 && age > 0 ? [{ code, departement: departementOf(code) ?? '', density, age }] : []
  })
  const axes = [
    scores(profiles.map(({ age }) => age)),
    scores(profiles.map(({ density }) => Math.log(density))),
  ]
  return profiles.map((profile, p) => ({ ...profile, at: [axes[0]![p]!, axes[1]![p]!] as const }))
}

/** Values in standard deviations from their mean; all 0 where they do not vary. */
function scores(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0))
}
