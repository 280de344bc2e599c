import { NAMED_INDICATORS, NAMED_SCENARIOS } from '../../domain/scenario/assumptions.ts'
import { namedOf } from '../../country/views/named.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, whole, type HandlerDeps } from '../deps.ts'
import { leftOut } from '../sheet/left-out.ts'

/** France, then its régions in the order of their codes, each in every named scenario. */
export const namedHandlers = (deps: HandlerDeps): Pick<Handlers, 'listScenariosNommes'> => ({
  listScenariosNommes: async ({ asOf = deps.today() }) => {
    const { atlas } = deps
    const view = atlas.views.at(asOf)
    const named = await namedOf(atlas, view)
    const items = (['france', 'region'] as const).flatMap((niveau) =>
      atlas.territories.list(niveau).flatMap((area) => {
        const { code, nom } = area
        const index = view.indexOf[niveau].get(code)
        if (index === undefined) return []
        return NAMED_SCENARIOS.map((scenario) => ({
          scenario,
          niveau,
          code,
          nom,
          note: leftOut(atlas, view, area),
          figures: NAMED_INDICATORS.map((indicator) => {
            const figure = named[scenario][niveau].figure(index, indicator)
            return { ...figure, sources: [...figure.sources] }
          }),
        }))
      }),
    )
    return { ...whole(items), ...provenanceOf(deps, asOf) }
  },
})
