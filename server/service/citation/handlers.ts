import { notFound, Problem } from '../../contract/problem.ts'
import { editionOf, ordersIn } from '../../domain/zoning.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** The frozen sentences of a circonscription; 404 for one unknown or without figures. */
export const citationHandlers = ({
  atlas,
  citations,
  origin: configured,
  runs,
  today,
}: HandlerDeps): Pick<Handlers, 'getCitation'> => ({
  getCitation: async ({ code, run }, { origin } = { origin: '' }) => {
    const area = atlas.territories.find('circonscription', code)
    if (!area) throw notFound(`No circonscription has the code ${code}.`)
    if (area.explication !== null) throw new Problem(404, 'No figures', area.explication)
    const current = runs.at(today())
    // What may be quoted must be found again tomorrow: the current run is kept before its id leaves the house.
    if (run === undefined || run === current.id) await runs.save(today())
    const citation = await citations.find({
      run: run ?? current.id,
      area,
      apl: { editions: atlas.inputs.aplMillesime, sha256: current.inputs.apl },
      zoning: {
        order: editionOf(ordersIn(atlas.inputs.communes)),
        sha256: current.inputs.communes_zonage,
      },
      origin: configured ?? origin,
    })
    if (!citation)
      throw notFound(`No stored run ${run} has figures for ${area.code}; /api/v1/runs lists them.`)
    return citation
  },
})
