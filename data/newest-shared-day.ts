/** Entries that share a day at least; one that is yet to come stands alone, a slip of whoever typed it. */
const SHARED_BY = 3

/**
 * The newest of ISO days that at least three entries share, each told once an entry. Told by a file alone, so that a build gives the same bytes on
 * any day. Null where no day is shared.
 */
export function newestSharedDay(days: Iterable<string>): string | null {
  const shared = new Map<string, number>()
  for (const day of days) shared.set(day, (shared.get(day) ?? 0) + 1)
  return [...shared].reduce<string | null>(
    (last, [day, count]) => (count >= SHARED_BY && day > (last ?? '') ? day : last),
    null,
  )
}
