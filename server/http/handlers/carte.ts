import { columnsLater } from '../../atlas/columns.ts'
import { labelsOf } from '../../atlas/ranks.ts'
import type { Handlers } from '../serve.ts'
import { provenanceOf, type HandlerDeps } from './deps.ts'

export const carteHandlers = (deps: HandlerDeps): Pick<Handlers, 'getCarte'> => ({
  getCarte: async ({ niveau, asOf = deps.today() }) => {
    const { territories, communes, views } = deps.atlas
    const view = views.at(asOf)
    // Before the wait: the run named is that of this view, even if a status changes meanwhile.
    const provenance = provenanceOf(deps, asOf)
    const areas = view.levels[niveau].codes.map((code) => territories.find(niveau, code)!)
    return {
      niveau,
      codes: areas.map(({ code }) => code),
      noms: areas.map(({ nom }) => nom),
      departements: areas.map(({ departement }) => departement),
      regions: areas.map(({ region }) => region),
      ...(await columnsLater(view, niveau)),
      labels: labelsOf(view, niveau),
      zonages: niveau === 'commune' ? areas.map(({ code }) => communes.get(code)!.zonage) : null,
      ...provenance,
    }
  },
})
