import type { DrawBatch } from './drawBatch.ts'

/** What a run keeps of its draws: the flows themselves, hence every figure of any day, scenario and level. */
export interface Draws extends Omit<DrawBatch, 'from' | 'to'> {
  readonly count: number
  readonly seed: number
}

/** Puts the batches of a run together, in the order of their draws; throws when a draw is missing or comes twice. */
export function mergeDraws(batches: readonly DrawBatch[], seed: number): Draws {
  const ordered = [...batches].sort((a, b) => a.from - b.from)
  ordered.reduce((next, { from, to }) => {
    if (from !== next) throw new Error(`draws: expected a batch from ${next}, got one from ${from}`)
    return to
  }, 0)
  const first = ordered[0]
  if (!first) throw new Error('draws: no batch')
  const count = ordered.at(-1)!.to
  const size = ordered.reduce((sum, { offset }) => sum + offset.length, 0)
  const merged = {
    start: new Int32Array(count * first.cabinets + 1),
    unit: new Float32Array(count * first.cabinets),
    offset: new Uint16Array(size),
    tickets: new Uint8Array(size),
  }
  let at = 0
  for (const { from, start, unit, offset, tickets } of ordered) {
    const row = from * first.cabinets
    for (let r = 1; r < start.length; r++) merged.start[row + r] = at + start[r]!
    merged.unit.set(unit, row)
    merged.offset.set(offset, at)
    merged.tickets.set(tickets, at)
    at += offset.length
  }
  return { count, seed, cabinets: first.cabinets, ...merged }
}
