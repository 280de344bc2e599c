import type { Selection } from './select.ts'

/** A page of features: how many come before it, and how many it has at most. */
interface Page {
  readonly offset: number
  readonly limit: number
}

/**
 * The pages of at most `limit` features after and before one; null where there is none. The one before ends where this begins, or with
 * the last feature where this lies beyond: no feature stands on both.
 */
export function pagesBeside(
  { offset, items, numberMatched }: Selection,
  limit: number,
): { readonly next: Page | null; readonly previous: Page | null } {
  const end = Math.min(offset, numberMatched)
  const before = Math.min(end, limit)
  return {
    next: limit > 0 && end + items.length < numberMatched ? { offset: offset + limit, limit } : null,
    previous: before > 0 ? { offset: end - before, limit: before } : null,
  }
}
