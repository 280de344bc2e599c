import { BANDES_PERTE, type BandePerte, type ScenarioColumns } from './result.ts'

/** What becomes of somebody whose cabinet closes: moved, by minutes lost, or without a place. They exclude each other. */
export const ISSUES = [...BANDES_PERTE, 'sansPlace'] as const
export type Issue = (typeof ISSUES)[number]

/** Counts of persons that a scenario shows: the outcomes, and their sums `moved` and `displaced`. */
export const EFFECTIFS = ['displaced', 'moved', ...ISSUES] as const
export type Effectif = (typeof EFFECTIFS)[number]

/** The outcomes that add up to a count. */
export const PARTS: Readonly<Record<Effectif, readonly Issue[]>> = {
  displaced: ISSUES,
  moved: BANDES_PERTE,
  '0-5': ['0-5'],
  '5-10': ['5-10'],
  '10-20': ['10-20'],
  '20+': ['20+'],
  sansPlace: ['sansPlace'],
}

/** The raw column of an outcome, persons. */
export const issueColumn = (
  columns: Pick<ScenarioColumns, 'lost' | 'sansPlace'>,
  issue: Issue,
): Float64Array => (issue === 'sansPlace' ? columns.sansPlace : columns.lost[issue as BandePerte])
