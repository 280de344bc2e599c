import type { Allocation } from '../../domain/allocate.ts'
import { sumByArea } from '../../domain/areas/aggregate.ts'
import { areaKm2 } from '../../domain/areas/areaKm2.ts'
import { likest, type Profile } from '../../domain/areas/likest.ts'
import { columnOf } from '../../domain/columnOf.ts'
import type { Contours } from './contours.ts'

const kept = new WeakMap<Allocation, readonly Profile[]>()

/** The `count` circonscriptions of other départements likest by age and density; those without either are left out. */
export function similarTo(
  code: string,
  allocation: Allocation,
  contours: Contours,
  departementOf: (code: string) => string | null,
  count: number,
): string[] {
  const profiles = kept.get(allocation) ?? profilesOf(allocation, contours, departementOf)
  kept.set(allocation, profiles)
  return likest(profiles, code, count)
}

function profilesOf(
  { areas: { circonscription }, communes }: Allocation,
  { circonscriptions }: Contours,
  departementOf: (code: string) => string | null,
): Profile[] {
  const sums = (of: (commune: (typeof communes)[number]) => number | null): Float64Array =>
    sumByArea(circonscription, columnOf(communes, of))
  const population = sums((commune) => commune.population)
  const total = sums((commune) => commune.populationTotale)
  const standardised = sums((commune) => commune.populationStandardisee)
  return circonscription.codes.flatMap((code, a) => {
    const polygon = circonscriptions.get(code)
    const density = polygon ? population[a]! / areaKm2(polygon) : NaN
    const age = standardised[a]! / total[a]!
    return density > 0 && age > 0 ? [{ code, departement: departementOf(code) ?? '', density, age }] : []
  })
}
