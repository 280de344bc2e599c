/** Where a scale starts and ends: `from` counts 0, `to` counts 1. */
interface Scale {
  readonly from: number
  readonly to: number
}

/** The national scales of need, frozen so that two dates compare. */
export interface Goalposts {
  /** Raised by one whenever the values change. */
  readonly version: number
  /** What they were taken from: millésime of the APL and day of the reference run. */
  readonly reference: string
  /** P5 and P95 over people of the standardised/total population ratio. */
  readonly ageRatio: Scale
  /** P5 and P95 over people of the share aged 75 and over. */
  readonly share75: Scale
}

/**
 * Printed by `npm run method -- goalposts` from the shipped data and frozen here: it changes only with its version, or
 * yesterday's need would no longer compare with today's.
 */
export const GOALPOSTS: Goalposts = {
  version: 2,
  reference: 'APL 2023, roster of 3000 cabinets, 2026-11-22',
  ageRatio: { from: 0.924, to: 1.109 },
  share75: { from: 0.064, to: 0.141 },
}
