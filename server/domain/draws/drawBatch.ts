import type { Allocation } from '../allocate.ts'
import { Stream, streamKey } from '../random/stream.ts'
import { drawOnce } from './drawOnce.ts'
import { drawPlan } from './drawPlan.ts'

/** Some consecutive draws, `from` included and `to` excluded; plain arrays, fit to be posted between threads. */
export interface DrawBatch {
  readonly from: number
  readonly to: number
  /** F_i by draw, then commune, persons. */
  readonly byCommune: Float32Array
  /** Σ_i T_ij by draw, then link (cabinet × circonscription), persons. */
  readonly byLink: Float32Array
  /** Those of cabinet j are links `linkStart[j]` to `linkStart[j + 1]`, each into circonscription `linkArea`. */
  readonly linkStart: Int32Array
  readonly linkArea: Int32Array
}

/**
 * The draws `from` to `to` (excluded) of a run with this `seed`. Any split of the same numbers into batches gives the
 * same bytes, in one thread or in several.
 */
export function drawBatch(allocation: Allocation, from: number, to: number, seed: number): DrawBatch {
  const plan = drawPlan(allocation)
  const { pairs, communes } = allocation
  const links = plan.linkArea.length
  const byCommune = new Float32Array((to - from) * communes.length)
  const byLink = new Float32Array((to - from) * links)
  const stream = new Stream(seed, 0, streamKey(''))
  const followed = new Float64Array(communes.length)
  const linked = new Float64Array(links)
  for (let draw = from; draw < to; draw++) {
    const flows = drawOnce(allocation, plan, seed, draw, stream)
    followed.fill(0)
    linked.fill(0)
    for (let p = 0; p < flows.length; p++) {
      followed[pairs.commune[p]!]! += flows[p]!
      for (let q = plan.partStart[p]!; q < plan.partStart[p + 1]!; q++)
        linked[plan.partLink[q]!]! += flows[p]! * plan.partShare[q]!
    }
    byCommune.set(followed, (draw - from) * communes.length)
    byLink.set(linked, (draw - from) * links)
  }
  return { from, to, byCommune, byLink, linkStart: plan.linkStart, linkArea: plan.linkArea }
}
