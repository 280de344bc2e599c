import { stepOfRounded } from '../../server/domain/scenario/roundScenario.ts'
import type { Effectifs } from './scenario.ts'

/** What became of the people of the closed practices, in published figures that add up with the rounding told. */
export interface Balance {
  readonly total: number
  /** Taken in elsewhere, up to 20 minutes lost, and farther. */
  readonly near: number
  readonly far: number
  readonly none: number
  /** `total` less the three: what rounding each for itself leaves, at most `most`. */
  readonly rounding: number
  readonly most: number
}

const NEAR = ['0-5', '5-10', '10-20'] as const

/** The balance of a row; null where a count is a class or hidden, for then its figures do not join. */
export function balanceOf({ persons, states }: Effectifs, row: number): Balance | null {
  const parts = [...NEAR, '20+', 'sansPlace'] as const
  const told = (count: keyof typeof persons): number | null =>
    states[count][row] === 'o' ? (persons[count][row] ?? null) : null
  const total = told('displaced')
  const values = parts.map(told)
  if (total === null || values.includes(null)) return null
  const [a, b, c, far, none] = values as [number, number, number, number, number]
  const near = a + b + c
  const step = (count: number): number => (count === 0 ? 0 : stepOfRounded(count))
  return {
    ...{ total, near, far, none },
    rounding: total - near - far - none,
    most: [total, ...(values as number[])].reduce((sum, count) => sum + step(count), 0),
  }
}
