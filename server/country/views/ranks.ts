import type { AreaRank } from '../../domain/draws/ranksOf.ts'
import type { Niveau } from '../../domain/model.ts'
import type { RiskLabel } from '../../domain/risk/riskLabel.ts'
import { RANKED } from '../analyst/analyse-day.ts'
import type { View } from './view.ts'

/** Where the published risk of an area stands among its level: 1 is the highest; `low` and `high` hold 90 % of the draws. */
export interface RiskRank {
  readonly indicator: 'risque'
  /** That of the published value; null where it has none, or where it would say nothing. */
  readonly rank: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many areas are ranked. */
  readonly of: number
  readonly kind: AreaRank['kind'] | null
  readonly label: RiskLabel | null
}

const kept = new WeakMap<View, Map<Niveau, readonly (RiskRank | null)[]>>()

/**
 * The ranks of a level, aligned on its codes; null for every area of a level that is not ranked or not yet drawn. Kept
 * beside their view: a list of areas asks once an area.
 */
export function ranksOf(view: View, niveau: Niveau): readonly (RiskRank | null)[] {
  const levels = kept.get(view) ?? new Map<Niveau, readonly (RiskRank | null)[]>()
  kept.set(view, levels)
  const ranks = levels.get(niveau) ?? makeRanks(view, niveau)
  levels.set(niveau, ranks)
  return ranks
}

function makeRanks(view: View, niveau: Niveau): readonly (RiskRank | null)[] {
  const { codes, figure } = view.levels[niveau]
  const ranked = RANKED.find((level) => level === niveau)
  const { analysis } = view
  if (!ranked || !analysis) return codes.map(() => null)
  const ranks = analysis.ranks[ranked].risque
  const of = codes.filter((_, index) => figure(index, 'risque').value !== null).length
  return codes.map((_, index) => ({
    indicator: 'risque',
    rank: ranks[index]?.rank ?? null,
    low: ranks[index]?.low ?? null,
    high: ranks[index]?.high ?? null,
    of: ranks[index]?.of ?? of,
    kind: ranks[index]?.kind ?? null,
    label: analysis.labels[ranked][index] ?? null,
  }))
}

const LETTERS: Readonly<Record<RiskLabel, string>> = { eleve: 'e', faible: 'f', indetermine: 'i' }

/** One letter an area: `e` élevé, `f` faible, `i` indéterminé, `-` none. */
export const labelsOf = (view: View, niveau: Niveau): string =>
  ranksOf(view, niveau)
    .map((rank) => (rank?.label ? LETTERS[rank.label] : '-'))
    .join('')
