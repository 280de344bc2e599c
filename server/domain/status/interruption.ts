import type { Statut } from '../model.ts'

/** How the followed patients of an area are split by the status of their cabinet (method §6.1), in the order of tables. */
export const SUIVIS = ['suivi-ouvert', 'suivi-reduit', 'suivi-arrete', 'suivi-inconnu'] as const
export type Suivi = (typeof SUIVIS)[number]

/**
 * What is known of a cabinet, as far as an interruption depends on it: its status or, where that is unknown, also the last
 * one known. The number of an entry is its `etat`.
 */
const ETATS = 6
const UNKNOWN = 3

/** Position in `SUIVIS` of each `etat`. */
export const SUIVI_OF: readonly number[] = [0, 1, 2, 3, 3, 3]

const KNOWN: Readonly<Record<Exclude<Statut, 'unknown'>, number>> = {
  active: 0,
  reduced: 1,
  suspended: 2,
  stopped: 2,
}

/** The `etat` of a cabinet: 0 active, 1 reduced, 2 suspended or stopped, 3–5 unknown after one of these (active when never known). */
export function etatOf(statut: Statut, lastKnown: Statut | null): number {
  if (statut !== 'unknown') return KNOWN[statut]
  return UNKNOWN + (lastKnown === null || lastKnown === 'unknown' ? 0 : KNOWN[lastKnown])
}

/** What is judged of interruptions within three months, 0..1. */
export interface InterruptionJudgement {
  /** Of an active cabinet while the funding is suspended; 0 while it is not. */
  readonly active: number
  readonly reduced: number
  /** Of a cabinet of unknown status, unless its last known one gives more: a stop that nobody reconfirms is not half a stop. */
  readonly unknown: number
}

/** The judgement of the published figures (method §6.2). */
export const CENTRAL_INTERRUPTION: InterruptionJudgement = { active: 0.3, reduced: 0.6, unknown: 0.5 }

/** p by `etat`: how likely the follow-up is to be interrupted within three months, 0..1. */
export function interruptionByEtat(
  { active, reduced, unknown }: InterruptionJudgement,
  funded: boolean,
): Float64Array {
  const known = [funded ? 0 : active, reduced, 1]
  return Float64Array.from({ length: ETATS }, (_, etat) =>
    etat < UNKNOWN ? known[etat]! : Math.max(unknown, known[etat - UNKNOWN]!),
  )
}
