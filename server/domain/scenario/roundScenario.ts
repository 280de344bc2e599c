const FINE = 20
const COARSE = 100
const FINE_UP_TO = 1000

/**
 * Rounds to 20, above 1,000 to 100: two scenarios may be subtracted, and a step above 11 is what it takes so that the
 * difference of two rounded numbers says nothing of a count under 11 (to 10, a difference of 20 would mean 10).
 */
export function roundScenario(count: number): number {
  const step = count > FINE_UP_TO ? COARSE : FINE
  return Math.round(count / step) * step
}

/** The step a rounded count may have been rounded to: at 1,000 itself the coarser one, for 1,040 is written so too. */
export const stepOfRounded = (count: number): number => (count >= FINE_UP_TO ? COARSE : FINE)
