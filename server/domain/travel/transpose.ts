import type { Pairs } from './pairs.ts'

/** The pairs seen from the communes: those of commune i are `pair[start[i]]` to `pair[start[i + 1]]`, by cabinet. */
export interface Transposed {
  readonly start: Int32Array
  /** Position in `Pairs`. */
  readonly pair: Int32Array
  readonly cabinet: Int32Array
}

/** `pairs` turned round, so that one commune's cabinets can be walked without reading the others. */
export function transpose(pairs: Pairs): Transposed {
  const start = new Int32Array(pairs.communes + 1)
  for (let p = 0; p < pairs.commune.length; p++) start[pairs.commune[p]! + 1]!++
  for (let i = 0; i < pairs.communes; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const pair = new Int32Array(pairs.commune.length)
  const cabinet = new Int32Array(pairs.commune.length)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const at = next[pairs.commune[p]!]!++
      pair[at] = p
      cabinet[at] = j
    }
  return { start, pair, cabinet }
}
