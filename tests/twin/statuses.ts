import { METHOD_NUMBERS as M } from './constants.ts'
import type { Country, StatusEvent } from './shapes.ts'

/** What the public knows of a cabinet on a day (method §5). */
export interface Known {
  readonly statut: string
  /** The last known one where the status is unknown because nobody confirmed it in time. */
  readonly last: string | null
}

/** The status of one cabinet on the ISO date `day`. */
export function statusOn(events: readonly StatusEvent[], day: string): Known {
  const order = ({ effectiveOn, reportedOn, recordedAt, id }: StatusEvent): string =>
    [effectiveOn, reportedOn, recordedAt, id].join('|')
  const past = events
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const last = past.at(-1)
  if (!last) return { statut: 'unknown', last: null }
  // The same status said again is a confirmation: its age runs from the newest report of the unbroken run.
  let confirmed = last
  for (const event of [...past].reverse()) {
    if (event.statut !== last.statut) break
    if (event.reportedOn > confirmed.reportedOn) confirmed = event
  }
  const end = new Date(`${confirmed.reportedOn}T00:00:00Z`)
  end.setUTCDate(end.getUTCDate() + confirmed.maxAgeDays)
  const expired = day > end.toISOString().slice(0, 10)
  return expired ? { statut: 'unknown', last: last.statut } : { statut: last.statut, last: null }
}

/** Whether the scheme is funded on a day: the latest fact, suspended when two of one day disagree. */
export function fundedOn(facts: Country['financement'], day: string): boolean {
  const past = facts.filter(({ from }) => from <= day)
  const latest = past.reduce((newest, { from }) => (from > newest ? from : newest), '')
  return past.filter(({ from }) => from === latest).every(({ funded }) => funded)
}

/** What is judged of an interruption: the published numbers, or those of a draw. */
export type Judged = Readonly<Record<keyof typeof M.interruption, number>>

/** p of method §6.2: how likely the follow-up is to be interrupted within three months. */
export function interruptionOf(
  { statut, last }: Known,
  funded: boolean,
  judged: Judged = M.interruption,
): number {
  switch (statut) {
    case 'active':
      return funded ? 0 : judged.active
    case 'reduced':
      return judged.reduced
    case 'suspended':
    case 'stopped':
      return judged.stopped
    default:
      return last === 'unknown' || last === null
        ? Math.max(judged.unknown, interruptionOf({ statut: 'active', last: null }, funded, judged))
        : Math.max(judged.unknown, interruptionOf({ statut: last, last: null }, funded, judged))
  }
}

/** The count of method §6.1 that a status belongs to. */
export const countOf = (statut: string): 'ouvert' | 'reduit' | 'arrete' | 'inconnu' =>
  statut === 'active'
    ? 'ouvert'
    : statut === 'reduced'
      ? 'reduit'
      : statut === 'suspended' || statut === 'stopped'
        ? 'arrete'
        : 'inconnu'
