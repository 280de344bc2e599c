import type { PublicLevelAfter } from './publicScenario.ts'

/** Codes of the areas of a level with most people affected, as published; at most `count`, hidden counts left out. */
export function mostAffected(
  { codes, persons: { displaced } }: Pick<PublicLevelAfter, 'codes' | 'persons'>,
  count: number,
): string[] {
  return [...codes.keys()]
    .filter((a) => (displaced[a] ?? 0) > 0)
    .sort((a, b) => displaced[b]! - displaced[a]! || a - b)
    .slice(0, count)
    .map((a) => codes[a]!)
}
