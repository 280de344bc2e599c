import type { Financement } from '../model.ts'

/**
 * Whether the scheme is funded on the day `asOf`: the latest dated fact decides; funded when there is none,
 * suspended when two facts of one day disagree.
 */
export function isFunded(financement: readonly Financement[], asOf: string): boolean {
  let last: Financement | null = null
  for (const fact of financement) {
    if (fact.from > asOf || (last && fact.from < last.from)) continue
    if (last?.from === fact.from && !last.funded) continue
    last = fact
  }
  return last?.funded ?? true
}
