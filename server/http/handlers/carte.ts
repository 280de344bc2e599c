import type { View } from '../../atlas/view.ts'
import type { getCarte, OutputOf } from '../../contract/index.ts'
import type { FigureStatus } from '../../domain/figure.ts'
import type { Niveau } from '../../domain/model.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import type { Handlers } from '../serve.ts'
import { provenanceOf, type HandlerDeps } from './deps.ts'

type Carte = OutputOf<typeof getCarte>
type Columns = Pick<Carte, 'values' | 'lows' | 'highs' | 'states'>

const LETTERS: Readonly<Record<FigureStatus, string>> = {
  ok: 'o',
  suppressed: 's',
  'not-calculated': 'c',
  'not-applicable': 'n',
}

/** The figures of a level, column by column: two thirds of a million for the communes, so kept beside their view. */
function columns(view: View, niveau: Niveau): Columns {
  const { codes, figure } = view.levels[niveau]
  const values: Partial<Record<Indicateur, (number | null)[]>> = {}
  const states: Partial<Record<Indicateur, string>> = {}
  const lows: Partial<Record<Indicateur, (number | null)[]>> = {}
  const highs: Partial<Record<Indicateur, (number | null)[]>> = {}
  for (const indicator of INDICATEURS) {
    const figures = codes.map((_, index) => figure(index, indicator))
    values[indicator] = figures.map(({ value }) => value)
    states[indicator] = figures.map(({ status }) => LETTERS[status]).join('')
    if (figures.some(({ low }) => low !== null)) {
      lows[indicator] = figures.map(({ low }) => low)
      highs[indicator] = figures.map(({ high }) => high)
    }
  }
  return { values, states, lows, highs } as Columns
}

export function carteHandlers(deps: HandlerDeps): Pick<Handlers, 'getCarte'> {
  const { atlas, today } = deps
  const kept = new WeakMap<View, Map<Niveau, Columns>>()
  const columnsOf = (view: View, niveau: Niveau): Columns => {
    const levels = kept.get(view) ?? new Map<Niveau, Columns>()
    kept.set(view, levels)
    const known = levels.get(niveau) ?? columns(view, niveau)
    levels.set(niveau, known)
    return known
  }
  return {
    getCarte: ({ niveau, asOf = today() }) => {
      const view = atlas.views.at(asOf)
      const areas = view.levels[niveau].codes.map((code) => atlas.territories.find(niveau, code)!)
      return {
        niveau,
        codes: areas.map(({ code }) => code),
        noms: areas.map(({ nom }) => nom),
        departements: areas.map(({ departement }) => departement),
        regions: areas.map(({ region }) => region),
        ...columnsOf(view, niveau),
        labels: '-'.repeat(areas.length),
        zonages: niveau === 'commune' ? areas.map(({ code }) => atlas.communes.get(code)!.zonage) : null,
        ...provenanceOf(deps, asOf),
      }
    },
  }
}
