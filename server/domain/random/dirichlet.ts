import { gamma } from './gamma.ts'
import type { Stream } from './stream.ts'

/** One Dirichlet(concentration·shares) vector: shares around `shares`, which sum to 1; higher concentration, closer. */
export function dirichlet(stream: Stream, shares: readonly number[], concentration: number): number[] {
  const parts = shares.map((share) => (share > 0 ? gamma(stream, concentration * share) : 0))
  const total = parts.reduce((sum, part) => sum + part, 0)
  return total > 0 ? parts.map((part) => part / total) : [...shares]
}
