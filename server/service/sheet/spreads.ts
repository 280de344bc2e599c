import type { Spread, Spreads } from '../../contract/sheet-pages.ts'
import type { Niveau } from '../../domain/model.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { View } from '../../country/views/view.ts'

/** What the table of a sheet compares. */
const COMPARED = [
  ...(['risque', 'interruption', 'sans-alternative', 'minutes-active', 'accessibilite-asalee'] as const),
  ...(['part-zip', 'part-zac', 'part-75', 'besoin', 'part-sous-dense'] as const),
  ...(['apl-mg65', 'apl-mg', 'apl-infirmier'] as const),
] as const satisfies readonly Indicateur[]

const STEPS = 28
const kept = new WeakMap<View, Map<Niveau, Spreads>>()

/** How the published values of a level spread, indicator by indicator; made once a view. An indicator with one value has none. */
export function spreadsOf(view: View, niveau: Niveau): Spreads {
  const levels = kept.get(view) ?? new Map<Niveau, Spreads>()
  kept.set(view, levels)
  const known = levels.get(niveau) ?? makeSpreads(view, niveau)
  levels.set(niveau, known)
  return known
}

function makeSpreads(view: View, niveau: Niveau): Spreads {
  const { codes, figure } = view.levels[niveau]
  return Object.fromEntries(
    COMPARED.flatMap((indicator): [Indicateur, Spread][] => {
      const values = codes.flatMap((_, index) => figure(index, indicator).value ?? [])
      const [least, most] = [Math.min(...values), Math.max(...values)]
      if (!(most > least)) return []
      const counts = new Array<number>(STEPS).fill(0)
      for (const value of values) {
        const at = Math.min(STEPS - 1, Math.floor(((value - least) / (most - least)) * STEPS))
        counts[at] = counts[at]! + 1
      }
      return [[indicator, { least, most, counts }]]
    }),
  )
}
