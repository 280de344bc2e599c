import type { Indicateur } from './situation.ts'

/**
 * `suppressed`: a count under 11, or one that would give another away. `not-calculated`: the method declines, or
 * the source gives no value here (`rounded` says which). `not-applicable`: the question does not arise.
 */
export type FigureStatus = 'ok' | 'suppressed' | 'not-calculated' | 'not-applicable'

/** What `rounded` says of a figure that is `not-calculated` because its source has no value for the area. */
export const NO_DATA = 'donnée absente'

/** How a value bounds what it stands for. */
export type Operator = 'at-least' | 'more-than'

/** A public figure: the only form in which a number leaves the house. */
export interface Figure {
  readonly indicator: Indicateur
  /** Rounded; the middle of the class for communes; null unless `status` is `ok`. */
  readonly value: number | null
  /** 5th and 95th percentile, rounded alike; for communes the bounds of the class; null where there is none. */
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** As it is written everywhere, in French: `1 200`, `27,4 %`, `11 à 49`, `< 11`; or why there is no value. */
  readonly rounded: string | null
  readonly status: FigureStatus
  /** `at-least`: a part is not known, and could only add; `more-than`: the source says "plus de"; absent: the value itself. */
  readonly operator?: Operator
  /** Ids of the datasets it rests on. */
  readonly sources: readonly string[]
  /** The day for what statuses change, the edition for what is reused as published. */
  readonly vintage: string
  readonly demonstration: boolean
}
