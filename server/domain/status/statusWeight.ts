import type { Financement, Statut } from '../model.ts'

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

/**
 * s_j, the share of a cabinet's patients counted as affected (method §5, a judgement): active 0 while the scheme is
 * funded and 0.5 while its funding is suspended, reduced 0.5, suspended and stopped 1, unknown 0.5.
 */
export function statusWeight(statut: Statut, funded: boolean): number {
  switch (statut) {
    case 'active':
      return funded ? 0 : 0.5
    case 'reduced':
    case 'unknown':
      return 0.5
    case 'suspended':
    case 'stopped':
      return 1
  }
}
