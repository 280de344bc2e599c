/**
 * Rounds to 20, above 1,000 to 100: two scenarios may be subtracted, and a step above 11 is what it takes so that the
 * difference of two rounded numbers says nothing of a count under 11 (to 10, a difference of 20 would mean 10).
 */
export function roundScenario(count: number): number {
  const step = count > 1000 ? 100 : 20
  return Math.round(count / step) * step
}
