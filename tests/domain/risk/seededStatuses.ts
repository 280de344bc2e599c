import type { Allocation } from '../../../server/domain/allocate.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { Stream, streamKey } from '../../../server/domain/random/stream.ts'
import type { DayStatuses } from '../../../server/domain/status/dayStatuses.ts'

/** A day's statuses without any expiry, the funding being suspended. */
export const dayOf = (statuts: readonly Statut[]): DayStatuses => ({
  statuts,
  lastKnown: statuts.map(() => null),
  funded: false,
})

/**
 * Statuses with a département effect, as a regional take-over or collapse would have: the log-odds of a cabinet in trouble
 * differ between départements with a standard deviation of 1.
 */
export function seededStatuses({ cabinets, communes, home }: Allocation, seed: number): Statut[] {
  const effects = new Map<string, number>()
  const stream = new Stream(seed, 0, streamKey('statuts'))
  return cabinets.map((_, j) => {
    const departement = communes[home[j]!]?.departement ?? ''
    const effect = effects.get(departement) ?? new Stream(seed, 1, streamKey(departement)).normal()
    effects.set(departement, effect)
    const trouble = 1 / (1 + Math.exp(0.4 - effect))
    const [a, b] = [stream.uniform(), stream.uniform()]
    if (a < trouble) return b < 0.55 ? 'stopped' : b < 0.75 ? 'reduced' : 'unknown'
    return b < 0.85 ? 'active' : 'unknown'
  })
}

/** The same statuses (or what stands for them) dealt out again among the cabinets. */
export function dealt<T>(statuts: readonly T[], seed: number): T[] {
  const stream = new Stream(seed, 2, streamKey('ordre'))
  return statuts
    .map((statut) => ({ statut, at: stream.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ statut }) => statut)
}

/** Spearman's correlation of two columns without NaN, ties sharing their mean rank. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranked(a), ranked(b)]
  const mean = (a.length - 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((rank, k) => {
    xy += (rank - mean) * (y[k]! - mean)
    xx += (rank - mean) ** 2
    yy += (y[k]! - mean) ** 2
  })
  return xy / Math.sqrt(xx * yy)
}

const ranked = (values: readonly number[]): number[] =>
  values.map((value) => {
    const under = values.filter((other) => other < value).length
    return under + (values.filter((other) => other === value).length - 1) / 2
  })
