import { neighboursOf } from '../../country/land/neighbours.ts'
import { similarTo } from '../../country/land/similar.ts'
import type { PageData } from '../../contract/index.ts'
import { currentId, type Indicateur } from '../../domain/situation.ts'
import { pairedVerdict } from '../../country/views/paired.ts'
import type { HandlerDeps } from '../deps.ts'

type Comparison = NonNullable<PageData['circonscription']['comparison']>

/** What can be compared, the first by default. */
const COMPARABLE = [
  ...(['risque', 'interruption', 'patients-sans-relais', 'patients-suivis', 'minutes-active'] as const),
  ...(['accessibilite-asalee', 'apl-mg65', 'part-zip'] as const),
] as const satisfies readonly Indicateur[]

const SIMILAR = 5

/** One figure of a circonscription's neighbours and of those most like it; null where it has no figures. */
export function comparisonOf(
  { atlas, today }: HandlerDeps,
  code: string,
  asked: string | undefined,
): Comparison | null {
  const view = atlas.views.at(today())
  const { codes, figure } = view.levels.circonscription
  const index = view.indexOf.circonscription
  if (!index.has(code)) return null
  const wanted = currentId(asked ?? '')
  const indicator = COMPARABLE.find((one) => one === wanted) ?? COMPARABLE[0]
  const { allocation } = atlas.views
  const mine = { view, niveau: 'circonscription', index: index.get(code)! } as const
  const departement = atlas.territories.find('circonscription', code)?.departement
  const at = departement ? view.indexOf.departement.get(departement) : undefined
  const rows = (others: readonly string[]): Comparison['neighbours'] =>
    others.flatMap((other) => {
      const at = index.get(other)
      const area = atlas.territories.find('circonscription', other)
      if (at === undefined || !area) return []
      const own = figure(at, indicator)
      const verdict = pairedVerdict(indicator, mine, { view, niveau: 'circonscription', index: at })
      return [{ code: codes[at]!, nom: area.nom, figure: { ...own, sources: [...own.sources] }, verdict }]
    })
  const departementOf = (one: string) => atlas.territories.find('circonscription', one)?.departement ?? null
  return {
    indicator,
    indicators: [...COMPARABLE],
    wider: {
      departement:
        at === undefined ? null : pairedVerdict(indicator, mine, { view, niveau: 'departement', index: at }),
      france: pairedVerdict(indicator, mine, { view, niveau: 'france', index: 0 }),
    },
    neighbours: rows(neighboursOf(atlas.contours.circonscriptions).get(code) ?? []),
    similar: rows(similarTo(code, allocation, atlas.contours, departementOf, SIMILAR)),
  }
}
