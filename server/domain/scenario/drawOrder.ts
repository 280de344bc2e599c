import { Stream, streamKey } from '../random/stream.ts'

/** Names the lots among the other uses of the streams. */
const SEED = 20_260_327

/**
 * The order in which lot number `draw` picks `ids`: ascending by the first number of each id's own stream, ties by id.
 * So the order of the list, or a cabinet more, changes the place of no other one, and a larger share of one draw
 * contains the smaller.
 */
export function drawOrder(ids: readonly string[], draw: number): number[] {
  const keys = ids.map((id) => new Stream(SEED, draw, streamKey(id)).uniform())
  return ids.map((_, k) => k).sort((a, b) => keys[a]! - keys[b]! || (ids[a]! < ids[b]! ? -1 : 1))
}
