import type { Couverture } from '../areas/areaRisk.ts'

/** What may be said of an area's risk (method §6). */
export type RiskLabel = 'eleve' | 'faible' | 'indetermine'

/** How many draws must agree. */
const CERTAIN = 0.8
/** Of 100 followed patients, so many without a relay make a high risk; a judgement. */
const HIGH_RISK = 25

/** What a label rests on: the published risk and the end of its interval (0..100), and the shares of the draws. */
export interface LabelGrounds {
  readonly value: number
  readonly high: number | null
  readonly top: number
  readonly bottom: number
  readonly couverture: Couverture
}

/**
 * `eleve`: in the top fifth in four draws of five, and 25 or more; `faible`: in the bottom two fifths in four of five, an
 * interval under 25 and nothing missing; otherwise `indetermine`. Null where the risk is only a lower bound.
 */
export function riskLabel({ value, high, top, bottom, couverture }: LabelGrounds): RiskLabel | null {
  if (couverture === 'minorant') return null
  if (top >= CERTAIN && value >= HIGH_RISK) return 'eleve'
  const low = bottom >= CERTAIN && high !== null && high < HIGH_RISK
  return low && couverture === 'entiere' ? 'faible' : 'indetermine'
}
