import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { operatorAt, statusAt, type LevelColumns } from './columns.ts'

/** What an area is on the map for one indicator: a class from 0 up, or why it has none. */
export type MapClass = number
/** Published nowhere or not computable: hatched grey. */
export const ABSENT: MapClass = -1
/** Fewer than 11 people are affected: withheld or not calculated (method §7). */
export const SECRET: MapClass = -2
/** The question does not arise (nobody followed here). */
export const NOT_APPLICABLE: MapClass = -3

/** Bounds between the classes of an indicator: the frozen ones of its definition, without the two ends. */
export const boundsOf = (indicator: Indicateur): readonly number[] =>
  INDICATORS[indicator].classes.slice(1, -1)

/** The class of a value among inner bounds: a bound opens its class, so 20 belongs to « 20 à 30 ». */
export function classOf(value: number, bounds: readonly number[]): MapClass {
  let mapClass = 0
  while (mapClass < bounds.length && value >= bounds[mapClass]!) mapClass++
  return mapClass
}

/** The class of a row of a level: the map, the table's swatch and the legend's counts all read this and nothing else. */
export function classOfRow(
  columns: LevelColumns,
  indicator: Indicateur,
  bounds: readonly number[],
  row: number,
): MapClass {
  const value = columns.values[indicator]?.[row]
  // A lower bound is in no class: what is missing is never coloured as safe.
  if (operatorAt(columns, indicator, row) === 'at-least') return ABSENT
  if (value != null) return classOf(value, bounds)
  const status = statusAt(columns, indicator, row)
  if (status === 'not-applicable') return NOT_APPLICABLE
  return status === 'ok' || status === 'class' || status === 'missing' ? ABSENT : SECRET
}

/** The classes of every row of a level, in its order. */
export function classesOf(columns: LevelColumns, indicator: Indicateur): Int8Array {
  const bounds = boundsOf(indicator)
  return Int8Array.from(columns.codes, (_, row) => classOfRow(columns, indicator, bounds, row))
}
