/** Now as an ISO instant, but after `newest`, whatever the clock says: what is said of one cabinet is recorded in an order. */
export function laterThan(newest: string | null): string {
  const now = Date.now()
  return new Date(newest === null ? now : Math.max(now, Date.parse(newest) + 1)).toISOString()
}
