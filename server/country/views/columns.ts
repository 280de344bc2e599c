import { finish } from '../../domain/finish.ts'
import { OPERATOR_LETTERS, STATUS_LETTERS } from '../../domain/figure.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import { inTurns } from '../../in-turns.ts'

type Column = (number | null)[]

/** The public figures of a level, column by column, aligned on its codes. */
export interface Columns {
  readonly values: Record<Indicateur, Column>
  /** Only for indicators that have bounds somewhere. */
  readonly lows: Partial<Record<Indicateur, Column>>
  readonly highs: Partial<Record<Indicateur, Column>>
  /** One letter an area: see `STATUS_LETTERS`. */
  readonly states: Record<Indicateur, string>
  /** One letter an area: see `OPERATOR_LETTERS`; only for indicators that are told as a bound somewhere. */
  readonly operators: Partial<Record<Indicateur, string>>
}

const kept = new WeakMap<PublicLevel, Columns>()

/** The columns of a level, at once: for levels of some hundred areas. */
export function columnsOf(level: PublicLevel): Columns {
  return kept.get(level) ?? keep(level, finish(makeColumns(level)))
}

/** The same in short steps between which others are served: communes have two thirds of a million figures. */
export async function columnsLater(level: PublicLevel): Promise<Columns> {
  return kept.get(level) ?? keep(level, await inTurns(makeColumns(level)))
}

function keep(level: PublicLevel, columns: Columns): Columns {
  kept.set(level, columns)
  return columns
}

/** Figures made before others get a turn: some milliseconds. */
const STEP = 2000

function* makeColumns({ codes, figure }: PublicLevel): Generator<void, Columns> {
  const columns = { values: {}, lows: {}, highs: {}, states: {}, operators: {} } as Columns
  for (const indicator of INDICATEURS) {
    const [values, lows, highs]: [Column, Column, Column] = [[], [], []]
    let [states, operators, bounded] = ['', '', false]
    for (let index = 0; index < codes.length; index++) {
      const { value, low, high, status, class: bounds, operator } = figure(index, indicator)
      // A map needs a place in the order where only a class is told: its state says that this is no figure.
      values.push(bounds ? (bounds.min + bounds.max) / 2 : value)
      lows.push(low)
      highs.push(high)
      states += STATUS_LETTERS[status]
      operators += operator ? OPERATOR_LETTERS[operator] : '-'
      bounded ||= low !== null
      if (index % STEP === STEP - 1) yield
    }
    columns.values[indicator] = values
    columns.states[indicator] = states
    if (/[^-]/.test(operators)) columns.operators[indicator] = operators
    if (!bounded) continue
    columns.lows[indicator] = lows
    columns.highs[indicator] = highs
  }
  return columns
}
