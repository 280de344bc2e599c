import { quantile } from '../quantile.ts'
import type { DrawBatch } from './drawBatch.ts'

/** What a run keeps of its draws: enough for the intervals of any day, at any level. */
export interface Draws {
  readonly count: number
  readonly seed: number
  readonly linkStart: Int32Array
  readonly linkArea: Int32Array
  /** Σ_i T_ij by draw, then link (cabinet × circonscription), persons. */
  readonly byLink: Float32Array
  /** 5th and 95th percentile of F_i by commune, persons. */
  readonly communeLow: Float32Array
  readonly communeHigh: Float32Array
}

/** Puts the batches of a run together, in the order of their draws; throws when a draw is missing or comes twice. */
export function mergeDraws(batches: readonly DrawBatch[], seed: number): Draws {
  const ordered = [...batches].sort((a, b) => a.from - b.from)
  const count = ordered.at(-1)?.to ?? 0
  const first = ordered[0]
  ordered.reduce((next, { from, to }) => {
    if (from !== next) throw new Error(`draws: expected a batch from ${next}, got one from ${from}`)
    return to
  }, 0)
  if (!first) throw new Error('draws: no batch')
  const communes = first.byCommune.length / (first.to - first.from)
  const links = first.linkArea.length
  const byLink = new Float32Array(count * links)
  for (const batch of ordered) byLink.set(batch.byLink, batch.from * links)
  const communeLow = new Float32Array(communes)
  const communeHigh = new Float32Array(communes)
  const values = new Float32Array(count)
  for (let i = 0; i < communes; i++) {
    for (const { from, to, byCommune } of ordered)
      for (let draw = from; draw < to; draw++) values[draw] = byCommune[(draw - from) * communes + i]!
    values.sort()
    communeLow[i] = quantile(values, 0.05)
    communeHigh[i] = quantile(values, 0.95)
  }
  const { linkStart, linkArea } = first
  return { count, seed, linkStart, linkArea, byLink, communeLow, communeHigh }
}
