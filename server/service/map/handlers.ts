import { areaOf, levelOf } from '../../country/views/across.ts'
import { columnsLater, type Columns } from '../../country/views/columns.ts'
import { pairedVerdict, viewsOf } from '../../country/views/paired.ts'
import { labelsOf } from '../../country/views/ranks.ts'
import type { View } from '../../country/views/view.ts'
import type { Verdict } from '../../domain/draws/verdictOf.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { inTurns } from '../../in-turns.ts'
import { assertKnown } from '../known-days.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { zoningOrders } from './zoningOrders.ts'

/** Every area of a level, column by column, as the map and its table read it. */
export const carteHandlers = (deps: HandlerDeps): Pick<Handlers, 'getCarte'> => ({
  getCarte: async ({ niveau, asOf = deps.today(), indicateurs = INDICATEURS, noms, depuis }) => {
    const { communes, views, ordersOf } = deps.atlas
    if (depuis !== undefined) assertKnown(deps, depuis, 'depuis')
    const [view, then] =
      depuis === undefined ? [views.at(asOf), null] : await viewsOf(views, deps.today(), [asOf, depuis])
    // Before the wait: the run named is that of this view, even if a status changes meanwhile.
    const provenance = provenanceOf(deps, asOf)
    const { level } = levelOf(deps.atlas, view, niveau)
    const areas = level.codes.map((code) => areaOf(deps.atlas, niveau, code)!)
    const arretesZonage = zoningOrders(ordersOf, areas)
    return {
      niveau,
      codes: areas.map(({ code }) => code),
      noms: noms === '0' ? [] : areas.map(({ nom }) => nom),
      departements: areas.map(({ departement }) => departement),
      regions: areas.map(({ region }) => region),
      ...only(await columnsLater(level), indicateurs),
      labels: isDecoupage(niveau) ? '-'.repeat(areas.length) : labelsOf(view, niveau),
      zonages: niveau === 'commune' ? areas.map(({ code }) => communes.get(code)!.zonage) : null,
      ...(arretesZonage && { arretesZonage }),
      ...(then && { differences: await inTurns(differences(view, then, niveau, level.codes, indicateurs)) }),
      ...provenance,
    }
  },
})

const LETTERS: Readonly<Record<Verdict, string>> = {
  ...{ established: 'e', 'not-established': 'n', same: 's', unknown: '-' },
}

/** One letter an area for each indicator, which others need not wait for. */
function* differences(
  now: View,
  then: View,
  niveau: AnyNiveau,
  codes: readonly string[],
  indicateurs: readonly Indicateur[],
): Generator<void, Some<string>> {
  const told: Some<string> = {}
  for (const indicator of indicateurs) {
    told[indicator] = codes
      .map((_, index) => {
        // Classes have no draws, so no two of them can be told apart.
        if (isDecoupage(niveau)) return '-'
        const [a, b] = [then, now].map((view) => ({ view, niveau, index }))
        const verdict = pairedVerdict(indicator, a!, b!)
        return verdict ? LETTERS[verdict] : '-'
      })
      .join('')
    yield
  }
  return told
}

type Some<Value> = Partial<Record<Indicateur, Value>>

/** The columns of some indicators: thirty-five thousand communes weigh less when only what is shown travels. */
function only({ values, lows, highs, states, operators }: Columns, indicators: readonly Indicateur[]) {
  const kept = <Value>(columns: Some<Value>): Some<Value> =>
    Object.fromEntries(indicators.flatMap((id) => (id in columns ? [[id, columns[id]]] : []))) as Some<Value>
  return {
    values: kept(values),
    lows: kept(lows),
    highs: kept(highs),
    states: kept(states),
    operators: kept(operators),
  }
}
