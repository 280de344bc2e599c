import type { Place } from './grid.ts'

/** A block of a matrix that could not be had: the rows and columns from (included) to (excluded), and why. */
export interface FailedBlock {
  readonly origins: readonly [from: number, to: number]
  readonly destinations: readonly [from: number, to: number]
  readonly reason: string
}

/** Minutes by road from each origin (rows) to each destination (columns); null where no road leads, or where it `failed`. */
interface Minutes {
  readonly minutes: readonly (readonly (number | null)[])[]
  /** Empty when the whole matrix is known. */
  readonly failed: readonly FailedBlock[]
}

/** The one interface of all that tells travel times: the estimate, or a routing engine. */
export type Matrix<P extends Place = Place> = (
  origins: readonly P[],
  destinations: readonly P[],
) => Promise<Minutes>
