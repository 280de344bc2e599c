import type { Figure, FigureStatus } from '../domain/figure.ts'
import type { Niveau } from '../domain/model.ts'
import { INDICATEURS, type Indicateur } from '../domain/situation.ts'
import type { View } from './view.ts'

type Column = (number | null)[]

/** The public figures of a level, column by column, aligned on its codes. */
export interface Columns {
  readonly values: Record<Indicateur, Column>
  /** Only for indicators that have bounds somewhere. */
  readonly lows: Partial<Record<Indicateur, Column>>
  readonly highs: Partial<Record<Indicateur, Column>>
  /** One letter an area: `o` ok, `s` suppressed (fewer than 11), `p` suppressed to protect another figure, `c` not calculated, `n` not applicable. */
  readonly states: Record<Indicateur, string>
}

const LETTERS: Readonly<Record<FigureStatus, string>> = {
  ok: 'o',
  suppressed: 's',
  'not-calculated': 'c',
  'not-applicable': 'n',
}

/** A figure hidden only to protect another is written otherwise than `< 11`, and the map must say the same. */
const letterOf = ({ status, rounded }: Figure): string =>
  status === 'suppressed' && rounded !== '< 11' ? 'p' : LETTERS[status]

const kept = new WeakMap<View, Map<Niveau, Columns>>()

/** The columns of a level; two thirds of a million figures for the communes, so kept beside their view. */
export function columnsOf(view: View, niveau: Niveau): Columns {
  const levels = kept.get(view) ?? new Map<Niveau, Columns>()
  kept.set(view, levels)
  const columns = levels.get(niveau) ?? makeColumns(view, niveau)
  levels.set(niveau, columns)
  return columns
}

function makeColumns(view: View, niveau: Niveau): Columns {
  const { codes, figure } = view.levels[niveau]
  const columns = { values: {}, lows: {}, highs: {}, states: {} } as Columns
  for (const indicator of INDICATEURS) {
    const figures = codes.map((_, index) => figure(index, indicator))
    columns.values[indicator] = figures.map(({ value }) => value)
    columns.states[indicator] = figures.map(letterOf).join('')
    if (figures.every(({ low }) => low === null)) continue
    columns.lows[indicator] = figures.map(({ low }) => low)
    columns.highs[indicator] = figures.map(({ high }) => high)
  }
  return columns
}
