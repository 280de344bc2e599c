/** clamp((x − from)/(to − from), 0, 1): 0 at `from`, 1 at `to`, which may lie below `from`; NaN stays NaN. */
export function norm0(x: number, from: number, to: number): number {
  const share = (x - from) / (to - from)
  return share <= 0 ? 0 : share >= 1 ? 1 : share
}
