import { tenthOfMinute } from '../travel/travelMinutes.ts'

/** Minutes beyond which nobody counts as reached: the last band of the DREES's APL. */
export const REACH_MINUTES = 20

/** Whether `minutes` (rounded to 0.1; 20.0 is within reach) put a commune out of reach of the nearest open cabinet. */
export function beyondReach(minutes: number): boolean {
  return !(tenthOfMinute(minutes) <= REACH_MINUTES)
}
