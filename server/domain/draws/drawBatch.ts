import { Stream, streamKey } from '../random/stream.ts'
import { drawOnce } from './drawOnce.ts'
import type { DrawPlan } from './drawPlan.ts'

/**
 * How many equal parts the patients of a cabinet are told in: T_ij is kept to a 255th of the caseload (0.4 of 100 persons,
 * where the draw itself moves it by some ten), so that a part fits a byte and the flows of 500 draws fit 160 MB.
 */
const TICKETS = 255

/**
 * The flows T_ij of some consecutive draws, `from` included and `to` excluded; plain arrays, fit to be posted between
 * threads. Row r = (draw − from)·cabinets + j holds entries `start[r]` to `start[r + 1]`: `tickets` parts of `unit[r]` persons
 * live in the commune of the pair that is `offset` after the cabinet's first.
 */
export interface DrawBatch {
  readonly from: number
  readonly to: number
  readonly cabinets: number
  readonly start: Int32Array
  readonly offset: Uint16Array
  readonly tickets: Uint8Array
  readonly unit: Float32Array
}

/**
 * The draws `from` to `to` (excluded) of a run with this `seed`; `progress` is told how many are done. Any split of the same
 * numbers into batches gives the same bytes, in one thread or in several. Throws RangeError when a cabinet reaches more than
 * 65,536 communes.
 */
export function drawBatch(
  plan: DrawPlan,
  from: number,
  to: number,
  seed: number,
  progress?: (done: number) => void,
): DrawBatch {
  const { pairs } = plan
  const { cabinets } = pairs
  const stream = new Stream(seed, 0, streamKey(''))
  const start = new Int32Array((to - from) * cabinets + 1)
  const unit = new Float32Array((to - from) * cabinets)
  let offset = new Uint16Array(1024)
  let tickets = new Uint8Array(1024)
  let size = 0
  for (let draw = from; draw < to; draw++) {
    const flows = drawOnce(plan, seed, draw, stream)
    for (let j = 0; j < cabinets; j++) {
      const [first, end] = [pairs.start[j]!, pairs.start[j + 1]!]
      if (end - first > 65_536) throw new RangeError(`cabinet number ${j + 1}: too many communes`)
      const row = (draw - from) * cabinets + j
      let total = 0
      for (let p = first; p < end; p++) total += flows[p]!
      unit[row] = total / TICKETS
      // Rounding the running sum keeps the total, and any commune within one part.
      let reached = 0
      let told = 0
      for (let p = first; p < end && total > 0; p++) {
        reached += flows[p]!
        const upTo = Math.min(TICKETS, Math.round((reached / total) * TICKETS))
        if (upTo === told) continue
        if (size === offset.length) {
          // One draw weighs as much as another: the first tells what room all take, with a little over.
          const room = Math.ceil(Math.max(size * 1.1, (size / (draw + 1 - from)) * (to - from) * 1.02))
          ;[offset, tickets] = [grown(offset, room), grown(tickets, room)]
        }
        offset[size] = p - first
        tickets[size++] = upTo - told
        told = upTo
      }
      start[row + 1] = size
    }
    progress?.(draw + 1 - from)
  }
  return { from, to, cabinets, start, unit, offset: offset.slice(0, size), tickets: tickets.slice(0, size) }
}

function grown<T extends Uint16Array | Uint8Array>(array: T, room: number): T {
  const larger = new (array.constructor as new (size: number) => T)(room)
  larger.set(array)
  return larger
}
