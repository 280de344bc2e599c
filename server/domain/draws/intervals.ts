import type { Bounds, Intervals } from '../publish.ts'
import { quantile } from '../quantile.ts'
import { COUNTED } from '../secrecy/tree.ts'
import { SUMS, type DayDraws, type LevelDraws } from './drawDay.ts'
import { DRAWN, sampleOf, type Drawn } from './sampleOf.ts'

/**
 * The 5–95 % intervals of one day at every level, from **summed draws**, never by adding bounds (method §6). Communes have
 * none: they are shown in classes.
 */
export function intervals(day: DayDraws): Intervals {
  return Object.fromEntries(
    COUNTED.map((level) => [
      level,
      Object.fromEntries(DRAWN.map((indicator) => [indicator, boundsOf(day[level], indicator)])),
    ]),
  ) as Intervals
}

function boundsOf(level: LevelDraws, indicator: Drawn): Bounds {
  const areas = level.values.length / (SUMS * level.count)
  const low = new Float64Array(areas)
  const high = new Float64Array(areas)
  for (let a = 0; a < areas; a++) [low[a], high[a]] = spread(sampleOf(level, indicator, a))
  return { low, high }
}

/** 5th and 95th percentile of a sample, which is sorted by it; draws without a number (nobody followed) are left out, NaN when none has one. */
export function spread(sample: Float64Array): [low: number, high: number] {
  sample.sort()
  let size = sample.length
  while (size > 0 && Number.isNaN(sample[size - 1])) size--
  const numbers = sample.subarray(0, size)
  return [quantile(numbers, 0.05), quantile(numbers, 0.95)]
}
