/** Départements of the first series: Indre-et-Loire to Pyrénées-Orientales, Île-de-France, and those overseas but Guyane. */
const FIRST_SERIES = /^(3[7-9]|[45]\d|6[0-6]|7[578]|9[1-5]|97[1246])$/

/**
 * ISO day on which the senators of a département (its code) last came in by a renewal, seen from `day`: the first of October of every sixth
 * year, of the first series as in 2023, of the second as in 2026. A list of that day or before may name whom they followed.
 */
export function lastRenewal(departement: string, day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '10-01' ? 1 : 0)
  const since = (year - (FIRST_SERIES.test(departement) ? 2023 : 2026)) % 6
  return `${year - (since < 0 ? since + 6 : since)}-10-01`
}
