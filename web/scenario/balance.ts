import { stepOfRounded } from '../../server/domain/scenario/roundScenario.ts'
import type { Effectifs } from './scenario.ts'

/** What became of the people of the closed practices, in published figures that add up with the rounding told. */
export interface Balance {
  readonly total: number
  readonly moved: number
  readonly none: number
  /** `total` less the two: what rounding each for itself leaves. */
  readonly rounding: number
  /** Half the steps of the three, which it never passes. */
  readonly most: number
}

/** The balance of a row; null where a count is a class or hidden, for then its figures do not join. */
export function balanceOf({ persons, states }: Effectifs, row: number): Balance | null {
  const [total, moved, none] = (['displaced', 'moved', 'sansPlace'] as const).map((count) =>
    states[count][row] === 'o' ? (persons[count][row] ?? null) : null,
  ) as [number | null, number | null, number | null]
  if (total === null || moved === null || none === null) return null
  const half = (count: number): number => (count === 0 ? 0 : stepOfRounded(count) / 2)
  return {
    ...{ total, moved, none },
    rounding: total - moved - none,
    most: half(total) + half(moved) + half(none),
  }
}
