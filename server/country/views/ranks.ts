import type { Niveau } from '../../domain/model.ts'
import type { RiskLabel } from '../../domain/risk/sensitivity.ts'
import { RANKED } from '../analyst/analyse-day.ts'
import type { View } from './view.ts'

/** Where an area stands by risk among its level: 1 is the highest; `low` and `high` bound 90 % of the other choices. */
export interface RiskRank {
  readonly indicator: 'risque'
  /** Median over the choices; null where the area has no public risk. */
  readonly rank: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many areas are ranked. */
  readonly of: number
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
  const ranks = ranked && view.analysis?.ranks[ranked]
  if (!ranks) return codes.map(() => null)
  const of = ranks.label.filter((label) => label !== null).length
  return codes.map((_, index) => {
    const shown = figure(index, 'risque').status === 'ok' && ranks.label[index] !== null
    const whole = (values: Float64Array): number | null => (shown ? Math.round(values[index]!) : null)
    return {
      indicator: 'risque',
      rank: whole(ranks.median),
      low: whole(ranks.low),
      high: whole(ranks.high),
      of,
      label: shown ? ranks.label[index]! : null,
    }
  })
}

const LETTERS: Readonly<Record<RiskLabel, string>> = { eleve: 'e', faible: 'f', indetermine: 'i' }

/** One letter an area: `e` élevé, `f` faible, `i` indéterminé, `-` none. */
export const labelsOf = (view: View, niveau: Niveau): string =>
  ranksOf(view, niveau)
    .map((rank) => (rank?.label ? LETTERS[rank.label] : '-'))
    .join('')
