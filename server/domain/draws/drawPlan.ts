import type { Allocation } from '../allocate.ts'
import { halfMinutes } from '../allocate.ts'
import { streamKey, type StreamKey } from '../random/stream.ts'
import { timeKeys } from './time-factors.ts'

/**
 * What all draws share, made once: nothing in it depends on a draw's number. It is all that a draw needs, a fifth of the country
 * it is made of, so that a thread that draws is handed this and calculates nothing anew.
 */
export interface DrawPlan extends Pick<
  Allocation,
  'parameters' | 'pairs' | 'transposed' | 'open' | 'demand' | 'caseload' | 'attraction'
> {
  /** Names of the cabinets' streams: a cabinet's numbers follow from its id alone. */
  readonly keys: readonly StreamKey[]
  /** Names of the communes' factors of time. */
  readonly times: readonly StreamKey[]
  /** By commune: 1 / (its t50, relative to the usual t50). */
  readonly nearness: Float64Array
  /** κ·D_i, persons. */
  readonly caps: Float64Array
}

/** Prepares the draws of an allocation. */
export function drawPlan(allocation: Allocation): DrawPlan {
  const { cabinets, communes, parameters, pairs, transposed, open, demand, caseload, attraction } = allocation
  return {
    ...{ parameters, pairs, transposed, open, demand, caseload, attraction },
    keys: cabinets.map(({ id }) => streamKey(id)),
    times: timeKeys(communes),
    nearness: halfMinutes(communes, parameters).map((half) => parameters.t50 / half),
    caps: demand.map((people) => people * parameters.cap),
  }
}
