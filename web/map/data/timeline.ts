import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getFrise } from '../../../server/contract/timeline.ts'
import type { listChronologie } from '../../../server/contract/facts.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { FIRST_DAY, type Perimeter } from '../state.ts'
import { fetchOnce } from './load.ts'

/** Every cabinet's status over time, as `/api/v1/frise` answers it. */
export type TimelineData = OutputOf<typeof getFrise>
/** A dated public fact. */
export type Fact = OutputOf<typeof listChronologie>['items'][number]

const DAY = 86_400_000

/** From the first day of the time line to today. */
export const loadTimeline = (): Promise<TimelineData> => fetchOnce(`/api/v1/frise?from=${FIRST_DAY}`)

/** The dated facts that fall in the time line, oldest first. */
export async function loadFacts(): Promise<readonly Fact[]> {
  const { items } = await fetchOnce<OutputOf<typeof listChronologie>>('/api/v1/chronologie')
  return items
    .filter(({ date }) => date >= FIRST_DAY.slice(0, date.length))
    .sort((a, b) => a.date.localeCompare(b.date))
}

/** Days between two ISO days. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY
/** The ISO day `n` days after another. */
export const dayAfter = (from: string, n: number): string =>
  new Date(Date.parse(from) + n * DAY).toISOString().slice(0, 10)
/** A fact's first possible day: `2026-01` begins on the first. */
export const startOf = ({ date }: Fact): string => date.padEnd(10, '-01').slice(0, 10)

/** The status of cabinet `row` on day `n` of the time line. */
export function statutOn({ changements, statuts }: TimelineData, row: number, n: number): Statut {
  let value = 0
  for (const [day, statut] of changements[row]!) if (day <= n) value = statut
  return statuts[value]!
}

/** Is cabinet `row` inside the perimeter? */
export function cabinetWithin(timeline: TimelineData, row: number, perimeter: Perimeter | null): boolean {
  if (!perimeter) return true
  const code = (perimeter.kind === 'region' ? timeline.regions : timeline.departements)[row]
  return code != null && perimeter.codes.includes(code)
}

/** How many cabinets have each status, day by day: one row a day of the time line, in the order of `statuts`. */
export function countsByDay(timeline: TimelineData, keeps: (row: number) => boolean): readonly Uint32Array[] {
  const n = daysBetween(timeline.from, timeline.to) + 1
  const deltas = Array.from({ length: n }, () => new Int32Array(timeline.statuts.length))
  timeline.changements.forEach((changes, row) => {
    if (!keeps(row)) return
    changes.forEach(([day, statut], k) => {
      deltas[day]![statut]!++
      if (k > 0) deltas[day]![changes[k - 1]![1]]!--
    })
  })
  const total = new Int32Array(timeline.statuts.length)
  return deltas.map((delta) => {
    delta.forEach((value, statut) => (total[statut]! += value))
    return Uint32Array.from(total)
  })
}
