import type { Locale } from '../../server/contract/locale.ts'
import { isShown } from '../../server/domain/figure.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { writeAbsent, writeBound, writeClass, writeValue } from '../../server/domain/writeFigure.ts'
import { operatorAt, statusAt, type LevelColumns } from './data/columns.ts'
import { t } from './words.ts'

/** A difference with its sign: `+3`, `−0,12`, `0`. */
export function writeDifference(locale: Locale, indicator: Indicateur, value: number): string {
  const text = writeValue(locale, indicator, Math.abs(value))
  const isZero = !/[1-9]/.test(text)
  return isZero ? text : `${value < 0 ? '−' : '+'}${text}`
}

/** A figure of one area in words: the same for the table, the map's sheet and its tooltip. */
export interface WrittenFigure {
  readonly text: string
  /** The interval in words; null when none was computed. */
  readonly interval: string | null
  /** The same interval where room is short: `47 à 51`. */
  readonly short: string | null
  /** False when `text` says why there is no figure. */
  readonly known: boolean
}

/** Reads a figure from the columns. A class is written as such, never as its middle. */
export function figureAt(
  locale: Locale,
  columns: LevelColumns,
  indicator: Indicateur,
  row: number,
): WrittenFigure {
  const w = t(locale)
  // On its way: nothing may be said of it yet, not even that it is missing.
  if (!columns.values[indicator]) return { text: '…', interval: null, short: null, known: false }
  const value = columns.values[indicator][row]
  const status = statusAt(columns, indicator, row) ?? 'not-calculated'
  if (value == null) {
    const declined = isShown(status) || status === 'not-calculated'
    const text = declined ? w.notCalculated : writeAbsent(locale, status)
    return { text, interval: null, short: null, known: false }
  }
  const operator = operatorAt(columns, indicator, row)
  const bound = (text: string): string => writeBound(locale, operator, text)
  const low = columns.lows[indicator]?.[row]
  const high = columns.highs[indicator]?.[row]
  if (low == null || high == null)
    return { text: bound(writeValue(locale, indicator, value)), interval: null, short: null, known: true }
  const bounds = [writeValue(locale, indicator, low), writeValue(locale, indicator, high)] as const
  // The ends of one's own grouping are no class: they say between what the sum lies.
  if (status === 'class' && columns.niveau === 'groupes')
    return { text: w.interval(...bounds), interval: null, short: null, known: true }
  if (status === 'class')
    return { text: bound(writeClass(locale, ...bounds)), interval: null, short: null, known: true }
  return {
    text: writeValue(locale, indicator, value),
    interval: w.interval(...bounds),
    short: w.fromTo(...bounds),
    known: true,
  }
}
