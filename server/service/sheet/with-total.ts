import type { OutputOf } from '../../contract/endpoint.ts'
import type { getTerritoire } from '../../contract/sheet.ts'
import { USUAL_TOTAL, type NationalTotal } from '../../domain/national-total.ts'
import { namedOf } from '../../country/views/named.ts'
import { NAMED_INDICATORS, REACHED } from '../../domain/scenario/assumptions.ts'
import { COUNTED } from '../../domain/secrecy/tree.ts'
import type { HandlerDeps } from '../deps.ts'

type Territoire = OutputOf<typeof getTerritoire>

/** Which total an address asks for. */
export const totalAsked = (text: string | undefined): NationalTotal =>
  text === String(REACHED) ? REACHED : USUAL_TOTAL

/**
 * Shares out another total than that of the published figures: the counts and the risk of the named scenario take their place, without
 * rank, and nothing is said of who follows whom. An area in classes keeps its own: no class is published of the other total.
 */
export async function withTotal(
  { atlas, today }: Pick<HandlerDeps, 'atlas' | 'today'>,
  total: NationalTotal,
): Promise<(area: Territoire) => Territoire> {
  if (total === USUAL_TOTAL) return (area) => area
  const view = atlas.views.at(today())
  const levels = (await namedOf(atlas, view))['un-million']
  return (area) => {
    const niveau = COUNTED.find((one) => one === area.niveau)
    const index = niveau && view.indexOf[niveau].get(area.code)
    if (niveau === undefined || index === undefined || area.figures.length === 0) return area
    const changed = new Set<string>(NAMED_INDICATORS)
    return {
      ...area,
      figures: area.figures.map((own) => {
        if (!changed.has(own.indicator) && !own.indicator.startsWith('suivi-')) return own
        const figure = levels[niveau].figure(index, own.indicator)
        return { ...figure, sources: [...figure.sources] }
      }),
      ranks: area.ranks.filter(({ indicator }) => !changed.has(indicator)),
      suivisIci: null,
    }
  }
}
