import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { LevelColumns } from './columns.ts'

/**
 * Steps of the difference map, in the indicator's unit, frozen so that two maps compare. What does not change with the
 * statuses of cabinets has none: its difference would only be that of two editions of a file.
 */
export const STEPS: Partial<Readonly<Record<Indicateur, readonly [number, number, number]>>> = {
  risque: [2, 5, 10],
  interruption: [0.05, 0.1, 0.2],
  'sans-alternative': [0.02, 0.05, 0.1],
  'minutes-active': [1, 5, 10],
  'accessibilite-asalee': [0.5, 1, 2],
}

/** What changed in an area between two days. */
export interface Difference {
  readonly value: number
  /**
   * Whether the 5–95 % interval of the difference excludes 0, draw by draw, or the figure rests on no estimate; false where the
   * draws of both days have not come, and for the classes of communes.
   */
  readonly established: boolean
}

/** `verdicts`: one letter a row, as the service tells of these two days. The value of `after` minus the one of `before` for the area in row `row`; null where either is missing. */
export function differenceOf(
  after: LevelColumns,
  before: LevelColumns | undefined,
  indicator: Indicateur,
  row: number,
  verdicts: string | undefined,
): Difference | null {
  // Levels keep their areas and their order from day to day; another list would compare other places.
  if (!before || before.codes[row] !== after.codes[row]) return null
  const [a, b] = [after.values[indicator]?.[row], before.values[indicator]?.[row]]
  if (a == null || b == null) return null
  return {
    value: Number((a - b).toPrecision(12)),
    established: !INDICATORS[indicator].modelled || verdicts?.[row] === 'e',
  }
}
