import type { Allocation } from '../allocate.ts'

/**
 * The pairs seen from the communes, copied side by side so that a play reads memory in order: those of commune i are
 * `start[i]` to `start[i + 1]`, nearest first, so that the first open cabinet is the nearest and the bands of minutes
 * lost are read in one pass.
 */
export interface Rows {
  readonly start: Int32Array
  readonly cabinet: Int32Array
  readonly minutes: Float64Array
  /** e_j·f(t_ij), Huff's pull; 0 for a cabinet that takes nobody. */
  readonly pull: Float64Array
  /** T_ij, persons. */
  readonly flow: Float64Array
}

/** The rows of an allocation. */
export function communeRows(
  { pairs, transposed, flows, attraction }: Allocation,
  decay: (commune: number, minutes: number) => number,
): Rows {
  const { start, pair, cabinet } = transposed
  const minutes = new Float64Array(pair.length)
  const pull = new Float64Array(pair.length)
  const flow = new Float64Array(pair.length)
  const order = new Int32Array(pair.length)
  for (let q = 0; q < order.length; q++) order[q] = q
  for (let i = 0; i < pairs.communes; i++) {
    order
      .subarray(start[i]!, start[i + 1]!)
      .sort((a, b) => pairs.minutes[pair[a]!]! - pairs.minutes[pair[b]!]! || a - b)
    for (let q = start[i]!; q < start[i + 1]!; q++) {
      const p = pair[order[q]!]!
      minutes[q] = pairs.minutes[p]!
      flow[q] = flows[p]!
      pull[q] = attraction[cabinet[order[q]!]!]! * decay(i, minutes[q]!)
    }
  }
  return { start, cabinet: order.map((q) => cabinet[q]!), minutes, pull, flow }
}
