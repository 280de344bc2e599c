import { roundCount, LEAST_SHOWN } from '../secrecy/round.ts'

/** Cabinets that a goal counts: those open for sure, or all of the roster whatever their status. */
export const GOAL_CABINETS = ['ouverts', 'tous'] as const
export type GoalCabinets = (typeof GOAL_CABINETS)[number]

/** « 80 % des patients à moins de 30 min »: what is aimed at in every area of a level. */
export interface Goal {
  /** Longest journey that counts, minutes. */
  readonly minutes: number
  /** Share of the expected patients that must be within it, 0..1. */
  readonly part: number
  readonly cabinets: GoalCabinets
}

export const GOAL_DEFAULTS: Goal = { minutes: 30, part: 0.8, cabinets: 'ouverts' }
/** What the two numbers may be slid through; `part` in hundredths. */
export const GOAL_RANGES = {
  minutes: { least: 5, most: 60, step: 5 },
  part: { least: 5, most: 100, step: 5 },
} as const

/** How the areas are sorted: most people missing, least share, or name. */
export const GOAL_SORTS = ['manquent', 'part', 'nom'] as const
export type GoalSort = (typeof GOAL_SORTS)[number]

/** Where an area stands, `-` for one without patients or without figures. */
export const GOAL_VERDICTS = {
  a: 'atteint',
  n: 'non-atteint',
  t: 'non-connu-trajets',
  s: 'non-connu-statuts',
  '-': 'sans-objet',
} as const
export type GoalLetter = keyof typeof GOAL_VERDICTS

/** The published shares of an area, 0..1: of the people who reach a cabinet, its ends, and its upper end were every unknown status open and every reduced one at full time. */
export interface PublicReach {
  readonly part: number | null
  readonly low: number | null
  readonly high: number | null
  readonly possible: number | null
}

/**
 * Whether a goal is met by the shares as published, so that anybody can redo it. Met only where its lower end is; not met only
 * where even the upper end with every unknown status open stays under it; in between it is not known, `s` where the statuses alone
 * could reach it, `t` where the journeys could.
 */
export function goalLetter({ low, high, possible }: PublicReach, part: number): GoalLetter {
  if (low === null || high === null || possible === null) return '-'
  if (low >= part) return 'a'
  if (possible < part) return 'n'
  return high < part ? 's' : 't'
}

/** How many people are missing to a goal, with both ends; null: more than nobody, but under 11. */
export interface Missing {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * The expected patients (as published; null: under 11) who would have to come within reach, from the published shares: patients ×
 * (part − share), rounded as every count; 0 where the share is reached. Null where the question does not arise.
 */
export function missingTo(
  patients: number | null,
  { part: share, low, high }: PublicReach,
  part: number,
): Missing | null {
  if (share === null || low === null || high === null) return null
  const short = (reached: number): number | null => {
    // In thousandths, as shares are published: 0.8 − 0.7 is a tenth.
    const gap = Math.round((part - reached) * 1000) / 1000
    if (gap <= 0) return 0
    const people = (patients ?? 0) * gap
    return people < LEAST_SHOWN ? null : roundCount(people)
  }
  return { value: short(share), low: short(high), high: short(low) }
}
