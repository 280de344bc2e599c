import { log } from '../math/log.ts'

/** An area as it is likened to others. */
export interface Profile {
  readonly code: string
  readonly departement: string
  /** Inhabitants per square kilometre, above 0. */
  readonly density: number
  /** Standardised over total population (DREES): above 1 where ages ask for more care than in the country. */
  readonly age: number
}

/**
 * The codes of the `count` areas of other départements most like `code`, the likest first: nearest in the plane of the age ratio
 * and the logarithm of density, both in standard deviations over `profiles` [J]. None where `code` has no profile. The age ratio is by
 * commune, whereas the share of people of 75 and over is published by département only.
 */
export function likest(profiles: readonly Profile[], code: string, count: number): string[] {
  const own = profiles.findIndex((profile) => profile.code === code)
  if (own < 0) return []
  const axes = [scores(profiles.map(({ age }) => age)), scores(profiles.map(({ density }) => log(density)))]
  return profiles
    .map((profile, at) => {
      const distance = axes.reduce(
        (sum, axis) => sum + (axis[at]! - axis[own]!) * (axis[at]! - axis[own]!),
        0,
      )
      return { ...profile, distance }
    })
    .filter(({ departement }) => departement !== profiles[own]!.departement)
    .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, count)
    .map((profile) => profile.code)
}

/** Values in standard deviations from their mean; all 0 where they do not vary. */
function scores(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length,
  )
  return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0))
}
