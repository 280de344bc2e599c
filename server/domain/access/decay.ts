import { exp } from '../math/exp.ts'
import { pow } from '../math/pow.ts'
import { tenthOfMinute } from '../travel/travelMinutes.ts'

/** How much of the pull is left after `minutes`: 1 on the doorstep, never rising. */
export type Decay = (minutes: number) => number

/** One band of a stepped decay: `weight` as far as `minutes`. */
export interface Step {
  readonly minutes: number
  readonly weight: number
}

/** The bands of the DREES's APL (sheet `Paramètres` of its workbook). */
export const DREES_STEPS: readonly Step[] = [
  { minutes: 10, weight: 1 },
  { minutes: 15, weight: 2 / 3 },
  { minutes: 20, weight: 1 / 3 },
]

/**
 * Weights by bands. `edge` says where a band's upper edge lies: `inclusive` puts 10.0 in the band that ends at 10
 * (pysal's `step_fn`), `exclusive` in the next one (ipeaGIT's `decay_stepped`, and Relais). Minutes are rounded to
 * 0.1 first (`round`), so that 10.0000001 does not change band; 0 beyond the last.
 */
export function stepDecay(
  steps: readonly Step[],
  edge: 'inclusive' | 'exclusive' = 'inclusive',
  round: (minutes: number) => number = tenthOfMinute,
): Decay {
  const ordered = [...steps].sort((a, b) => a.minutes - b.minutes)
  return (minutes) => {
    const t = round(minutes)
    for (const step of ordered)
      if (edge === 'inclusive' ? t <= step.minutes : t < step.minutes) return step.weight
    return 0
  }
}

/** The weights of the DREES's APL (method §3): each band ends before its upper edge, and minutes are not rounded. */
export const dreesDecay: Decay = stepDecay(DREES_STEPS, 'exclusive', (minutes) => minutes)

/** 1 as far as `maxMinutes`, included, 0 beyond (the 2SFCA of Luo and Wang, 2003). */
export function binaryDecay(maxMinutes: number): Decay {
  return (minutes) => (minutes <= maxMinutes ? 1 : 0)
}

/** exp(−β·t), `beta` per minute. */
export function exponentialDecay(beta: number): Decay {
  return (minutes) => exp(-beta * minutes)
}

/** exp(−t²/(2σ²)), `sigma` in minutes. */
export function gaussianDecay(sigma: number): Decay {
  return (minutes) => exp(-(minutes * minutes) / (2 * sigma * sigma))
}

/** (max(t, minMinutes)/scale)^exponent: `exponent` is negative for a decay (pysal's `gravity`). */
export function powerDecay(exponent: number, scale = 1, minMinutes = 0): Decay {
  return (minutes) => pow(Math.max(minutes, minMinutes) / scale, exponent)
}

/**
 * exp(−ln 2·(t/t50)^γ), 0 beyond `maxMinutes`: the smooth curve through the DREES's bands (method §4), half of the
 * pull left at `t50` minutes.
 */
export function smoothDecay(t50: number, gamma: number, maxMinutes: number): Decay {
  // The method's own γ without `pow`, which would take most of the time of a point estimate.
  const raised = gamma === 3 ? (x: number): number => x * x * x : (x: number): number => pow(x, gamma)
  return (minutes) => (minutes > maxMinutes ? 0 : exp(-Math.LN2 * raised(minutes / t50)))
}

/** `decay` within `maxMinutes`, included, 0 beyond. */
export function within(maxMinutes: number, decay: Decay): Decay {
  return (minutes) => (minutes <= maxMinutes ? decay(minutes) : 0)
}
