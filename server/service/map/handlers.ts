import { columnsLater, type Columns } from '../../country/views/columns.ts'
import { labelsOf } from '../../country/views/ranks.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'

/** Every area of a level, column by column, as the map and its table read it. */
export const carteHandlers = (deps: HandlerDeps): Pick<Handlers, 'getCarte'> => ({
  getCarte: async ({ niveau, asOf = deps.today(), indicateurs = INDICATEURS, noms }) => {
    const { territories, communes, views } = deps.atlas
    const view = views.at(asOf)
    // Before the wait: the run named is that of this view, even if a status changes meanwhile.
    const provenance = provenanceOf(deps, asOf)
    const areas = view.levels[niveau].codes.map((code) => territories.find(niveau, code)!)
    return {
      niveau,
      codes: areas.map(({ code }) => code),
      noms: noms === '0' ? [] : areas.map(({ nom }) => nom),
      departements: areas.map(({ departement }) => departement),
      regions: areas.map(({ region }) => region),
      ...only(await columnsLater(view, niveau), indicateurs),
      labels: labelsOf(view, niveau),
      zonages: niveau === 'commune' ? areas.map(({ code }) => communes.get(code)!.zonage) : null,
      ...provenance,
    }
  },
})

type Some<Value> = Partial<Record<Indicateur, Value>>

/** The columns of some indicators: thirty-five thousand communes weigh less when only what is shown travels. */
function only({ values, lows, highs, states }: Columns, indicators: readonly Indicateur[]) {
  const kept = <Value>(columns: Some<Value>): Some<Value> =>
    Object.fromEntries(indicators.flatMap((id) => (id in columns ? [[id, columns[id]]] : []))) as Some<Value>
  return { values: kept(values), lows: kept(lows), highs: kept(highs), states: kept(states) }
}
