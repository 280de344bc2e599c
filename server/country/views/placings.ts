import { DRAWN, type Drawn } from '../../domain/draws/sampleOf.ts'
import { ranksOf, type AreaRank } from '../../domain/draws/ranksOf.ts'
import type { Niveau } from '../../domain/model.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { RANKED } from '../analyst/analyse-day.ts'
import type { View } from './view.ts'

/** Where the published figure of an area stands among its level: 1 is the largest value, whatever that means. */
export interface Placing extends AreaRank {
  readonly indicator: Indicateur
  readonly label: null
}

/**
 * What a sheet ranks beside the risk: no count, for it mostly tells how large an area is, and no value that is copied from the
 * département.
 */
const PLACED = [
  ...(['interruption', 'sans-alternative', 'minutes-active', 'accessibilite-asalee'] as const),
  ...(['apl-mg', 'apl-mg65', 'apl-infirmier', 'part-sous-dense', 'part-zip', 'part-zac'] as const),
] satisfies readonly Indicateur[]

const kept = new WeakMap<View, Map<Niveau, readonly Placing[][]>>()

/** The placings of every area of a level, aligned on its codes, from public figures only; what is drawn has none until its draws are there. */
export function placingsOf(view: View, niveau: Niveau): readonly (readonly Placing[])[] {
  const levels = kept.get(view) ?? new Map<Niveau, readonly Placing[][]>()
  kept.set(view, levels)
  const known = levels.get(niveau) ?? makePlacings(view, niveau)
  levels.set(niveau, known)
  return known
}

function makePlacings(view: View, niveau: Niveau): Placing[][] {
  const { codes, figure } = view.levels[niveau]
  const placings: Placing[][] = codes.map(() => [])
  const level = RANKED.find((ranked) => ranked === niveau)
  for (const indicator of PLACED) {
    const ranks = isDrawn(indicator)
      ? ((level && view.analysis?.ranks[level][indicator]) ?? [])
      : ranksOf(codes.map((_, index) => figure(index, indicator).value)).ranks
    ranks.forEach((rank, index) => {
      if (rank !== null) placings[index]!.push({ indicator, ...rank, label: null })
    })
  }
  return placings
}

const isDrawn = (indicator: Indicateur): indicator is Drawn => DRAWN.some((drawn) => drawn === indicator)
