import { finish } from '../../domain/finish.ts'
import { NO_DATA, type Figure, type FigureStatus } from '../../domain/figure.ts'
import type { Niveau } from '../../domain/model.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { inTurns } from '../../in-turns.ts'
import type { View } from './view.ts'

type Column = (number | null)[]

/** The public figures of a level, column by column, aligned on its codes. */
export interface Columns {
  readonly values: Record<Indicateur, Column>
  /** Only for indicators that have bounds somewhere. */
  readonly lows: Partial<Record<Indicateur, Column>>
  readonly highs: Partial<Record<Indicateur, Column>>
  /**
   * One letter an area: `o` ok, `s` suppressed (fewer than 11), `p` suppressed to protect another figure,
   * `c` not calculated, `a` absent from the source, `n` not applicable.
   */
  readonly states: Record<Indicateur, string>
}

const LETTERS: Readonly<Record<FigureStatus, string>> = {
  ok: 'o',
  suppressed: 's',
  'not-calculated': 'c',
  'not-applicable': 'n',
}

/** Hidden only to protect another figure, or absent from its source: said in other words, on the map too. */
const letterOf = ({ status, rounded }: Figure): string =>
  status === 'suppressed' && rounded !== '< 11' ? 'p' : rounded === NO_DATA ? 'a' : LETTERS[status]

const kept = new WeakMap<View, Map<Niveau, Columns>>()

/** The columns of a level, at once: for levels of some hundred areas. */
export function columnsOf(view: View, niveau: Niveau): Columns {
  return kept.get(view)?.get(niveau) ?? keep(view, niveau, finish(makeColumns(view, niveau)))
}

/** The same in short steps between which others are served: communes have two thirds of a million figures. */
export async function columnsLater(view: View, niveau: Niveau): Promise<Columns> {
  return kept.get(view)?.get(niveau) ?? keep(view, niveau, await inTurns(makeColumns(view, niveau)))
}

function keep(view: View, niveau: Niveau, columns: Columns): Columns {
  const levels = kept.get(view) ?? new Map<Niveau, Columns>()
  kept.set(view, levels.set(niveau, columns))
  return columns
}

/** Figures made before others get a turn: some milliseconds. */
const STEP = 2000

function* makeColumns(view: View, niveau: Niveau): Generator<void, Columns> {
  const { codes, figure } = view.levels[niveau]
  const columns = { values: {}, lows: {}, highs: {}, states: {} } as Columns
  for (const indicator of INDICATEURS) {
    const [values, lows, highs]: [Column, Column, Column] = [[], [], []]
    let [states, bounded] = ['', false]
    for (let index = 0; index < codes.length; index++) {
      const one = figure(index, indicator)
      const { value, low, high } = one
      values.push(value)
      lows.push(low)
      highs.push(high)
      states += letterOf(one)
      bounded ||= low !== null
      if (index % STEP === STEP - 1) yield
    }
    columns.values[indicator] = values
    columns.states[indicator] = states
    if (!bounded) continue
    columns.lows[indicator] = lows
    columns.highs[indicator] = highs
  }
  return columns
}
