import type { Indicateur } from '../situation.ts'
import { SUIVIS } from '../status/interruption.ts'
import {
  AFFECTED,
  BASE_AFFECTED,
  BASE_FOLLOWED,
  LACKING,
  RELAYLESS,
  SUMS,
  type LevelDraws,
} from './drawDay.ts'

/** The indicators that a draw moves. */
export const DRAWN = [
  'patients-suivis',
  ...SUIVIS,
  'interruptions-attendues',
  'patients-sans-relais',
  'risque',
  'interruption',
  'sans-alternative',
] as const satisfies readonly Indicateur[]
export type Drawn = (typeof DRAWN)[number]

/** The value of an indicator of area `a` in every draw, unrounded; NaN where nobody is followed. */
export function sampleOf({ count, values }: LevelDraws, indicator: Drawn, a: number): Float64Array {
  const sum = (c: number, b: number): number => values[(a * SUMS + c) * count + b]!
  const of: (b: number) => number = (() => {
    switch (indicator) {
      case 'patients-suivis':
        return (b: number) => sum(0, b) + sum(1, b) + sum(2, b) + sum(3, b)
      case 'interruptions-attendues':
        return (b: number) => sum(AFFECTED, b)
      case 'patients-sans-relais':
        return (b: number) => sum(RELAYLESS, b)
      case 'risque':
        return (b: number) => (100 * sum(RELAYLESS, b)) / sum(BASE_FOLLOWED, b)
      case 'interruption':
        return (b: number) => sum(BASE_AFFECTED, b) / sum(BASE_FOLLOWED, b)
      case 'sans-alternative':
        return (b: number) =>
          sum(BASE_AFFECTED, b) > 0
            ? sum(RELAYLESS, b) / sum(BASE_AFFECTED, b)
            : sum(LACKING, b) / sum(BASE_FOLLOWED, b)
      default: {
        const c = SUIVIS.indexOf(indicator)
        return (b: number) => sum(c, b)
      }
    }
  })()
  const sample = new Float64Array(count)
  for (let b = 0; b < count; b++) sample[b] = of(b)
  return sample
}
