import type { PublicStatus } from '../model.ts'
import { addDays } from '../status/publicStatus.ts'

/** Ages of a confirmation, days. */
const FRESHNESS_DAYS = [30, 60, 90] as const

/** How many cabinets of a département were confirmed within 30, 60 and 90 days. */
export interface Freshness {
  readonly departement: string
  readonly cabinets: number
  readonly within30: number
  readonly within60: number
  readonly within90: number
}

/** Freshness by département (by code), from the public status of each cabinet on the day `asOf` (ISO date). */
export function freshness(
  cabinets: readonly { readonly departement: string; readonly status: PublicStatus }[],
  asOf: string,
): readonly Freshness[] {
  const [from30, from60, from90] = FRESHNESS_DAYS.map((days) => addDays(asOf, -days))
  const counts = new Map<string, { cabinets: number; within30: number; within60: number; within90: number }>()
  for (const { departement, status } of cabinets) {
    const count = counts.get(departement) ?? { cabinets: 0, within30: 0, within60: 0, within90: 0 }
    const confirmed = status.confirmedOn ?? ''
    count.cabinets++
    if (confirmed >= from30!) count.within30++
    if (confirmed >= from60!) count.within60++
    if (confirmed >= from90!) count.within90++
    counts.set(departement, count)
  }
  return [...counts]
    .map(([departement, count]) => ({ departement, ...count }))
    .sort((a, b) => (a.departement < b.departement ? -1 : 1))
}
