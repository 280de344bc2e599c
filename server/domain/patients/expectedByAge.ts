import { AGE_CLASSES, ageClassOf } from './age-classes.ts'

/** The Cnam's count in a département and class of five years; `patients` null under statistical secrecy. Persons. */
export interface PatientsByAge {
  readonly departement: string
  /** Of `FIVE_YEAR_CLASSES`. */
  readonly ages: string
  readonly patients: number | null
  readonly population: number
}

/**
 * Prevalence (0..1) by département, in the order of `AGE_CLASSES`. The classes of the two sources nest, so that the prevalence of a wide
 * class is that of its classes of five years weighted by the Cnam's own people: p = Σ Ntop / Σ Npop. A secret count is left out on both
 * sides; where a département has no other in a class, that class of all départements stands for it.
 */
export function prevalenceByAge(rows: readonly PatientsByAge[]): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, { patients: number; population: number }[]>()
  const all = AGE_CLASSES.map(() => ({ patients: 0, population: 0 }))
  for (const { departement, ages, patients, population } of rows) {
    const own = counts.get(departement) ?? AGE_CLASSES.map(() => ({ patients: 0, population: 0 }))
    counts.set(departement, own)
    if (patients === null) continue
    for (const count of [own[ageClassOf(ages)]!, all[ageClassOf(ages)]!]) {
      count.patients += patients
      count.population += population
    }
  }
  const share = ({ patients, population }: { patients: number; population: number }): number | null =>
    population > 0 ? patients / population : null
  return new Map(
    [...counts].map(([departement, own]) => [
      departement,
      own.map((count, k) => share(count) ?? share(all[k]!) ?? 0),
    ]),
  )
}

/**
 * Expected patients of a commune, persons: D_i = Σ_a people(i, a) · prevalence(département of i, a) (method § 4). `ages` are its people in
 * the order of `AGE_CLASSES`; null where either is not known.
 */
export const expectedByAge = (
  ages: readonly number[] | undefined,
  prevalence: readonly number[] | undefined,
): number | null =>
  ages && prevalence ? ages.reduce((total, people, k) => total + people * prevalence[k]!, 0) : null
