import { pow } from '../math/pow.ts'
import { quantile } from '../quantile.ts'
import { dirichlet } from '../random/dirichlet.ts'
import { Stream, streamKey } from '../random/stream.ts'
import { percentileRank } from './percentileRank.ts'
import { ALTERNATIVE_WEIGHTS, meansOfAvailable } from './pillars.ts'
import { FLOOR } from './riskIndex.ts'
import type { RiskParts } from './riskParts.ts'

/** How an area fares over the choices that could have been made; ranks from 1, the highest risk. */
export interface RankUncertainty {
  readonly median: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** Share of draws in the top fifth, and in the bottom two fifths. */
  readonly top: Float64Array
  readonly bottom: Float64Array
  /** `null` where there is no index. */
  readonly label: readonly (RiskLabel | null)[]
}

/** What may be said of an area's risk (method §6). */
export type RiskLabel = 'eleve' | 'faible' | 'indetermine'

const CERTAIN = 0.8
const CONCENTRATION = 30

/** `eleve` when P(top fifth) ≥ 0.8, `faible` when P(bottom two fifths) ≥ 0.8, otherwise `indetermine`. */
export function labelOf(top: number, bottom: number): RiskLabel {
  return top >= CERTAIN ? 'eleve' : bottom >= CERTAIN ? 'faible' : 'indetermine'
}

/**
 * Ranks the areas again `draws` times with other weights (Dirichlet(30·w) inside alternatives and need and between the
 * pillars), another normalisation (goalposts or percentile rank) and another aggregation (geometric or arithmetic),
 * method §6. `exposureOf` gives the exposure of a draw when it varies too; otherwise the point's is used.
 */
export function sensitivity(
  parts: RiskParts,
  draws: number,
  seed: number,
  exposureOf: (draw: number) => Float64Array = () => parts.exposure,
): RankUncertainty {
  const size = parts.exposure.length
  const ranked = {
    alternatives: parts.alternatives.map(percentileRank),
    need: parts.need.map(percentileRank),
  }
  const ranks = new Float32Array(size * draws).fill(NaN)
  const stream = new Stream(seed, 0, streamKey(''))
  const counted = { top: new Float64Array(size), bottom: new Float64Array(size) }
  const key = streamKey('sensitivity')
  for (let draw = 0; draw < draws; draw++) {
    stream.restart(seed, draw, key)
    const byRank = stream.uniform() < 0.5
    const geometric = stream.uniform() < 0.5
    const [inA, inN] = [
      dirichlet(stream, ALTERNATIVE_WEIGHTS, CONCENTRATION),
      equal(stream, parts.need.length),
    ]
    const pillars = equal(stream, 3)
    const { alternatives, need } = byRank ? ranked : parts
    const e = byRank ? percentileRank(exposureOf(draw)) : exposureOf(draw)
    const a = meansOfAvailable(alternatives, inA)
    const n = meansOfAvailable(need, inN)
    const index = e.map((value, k) => {
      const [A, N] = [Math.max(a[k]!, FLOOR), Math.max(n[k]!, FLOOR)]
      return geometric
        ? pow(value, pillars[0]!) * pow(A, pillars[1]!) * pow(N, pillars[2]!)
        : value * pillars[0]! + A * pillars[1]! + N * pillars[2]!
    })
    const order = [...index.keys()]
      .filter((k) => !Number.isNaN(index[k]!))
      .sort((x, y) => index[y]! - index[x]! || x - y)
    order.forEach((k, place) => {
      ranks[k * draws + draw] = place + 1
      if (place < order.length / 5) counted.top[k]!++
      if (place >= (3 * order.length) / 5) counted.bottom[k]!++
    })
  }
  const top = counted.top.map((count) => count / draws)
  const bottom = counted.bottom.map((count) => count / draws)
  const at = (p: number): Float64Array =>
    Float64Array.from({ length: size }, (_, k) => quantile(ranks.slice(k * draws, (k + 1) * draws).sort(), p))
  return {
    median: at(0.5),
    low: at(0.05),
    high: at(0.95),
    top,
    bottom,
    label: Array.from(
      ranks.filter((_, k) => k % draws === 0),
      (rank, k) => (Number.isNaN(rank) ? null : labelOf(top[k]!, bottom[k]!)),
    ),
  }
}

function equal(stream: Stream, size: number): number[] {
  return dirichlet(stream, new Array<number>(size).fill(1 / size), CONCENTRATION)
}
