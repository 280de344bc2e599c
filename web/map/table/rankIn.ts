import { isCopied, reserveOf } from '../../../server/domain/reserves.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { operatorAt, statusAt, type LevelColumns } from '../data/columns.ts'
import type { Perimeter } from '../state.ts'
import { inPerimeter } from './rows.ts'

/** Where the value shown of an area stands among those of the focus; 1 is the highest. */
export interface Rank {
  readonly rank: number
  readonly total: number
}

/**
 * The place of row `row` by the value of an indicator among the areas of the focus that have one. Of the whole country the published
 * rank is told, with its range; a focus has no draws of its own. Null for a hidden value, a lower bound, and classes of communes.
 */
export function rankIn(
  columns: LevelColumns,
  indicator: Indicateur,
  row: number,
  perimeter: Perimeter,
): Rank | null {
  const values = columns.values[indicator] ?? []
  const value = values[row]
  // A copied value, one without its local part, or a bound has no place among the others.
  const ranked = (otherRow: number): boolean =>
    !isUnranked(columns, indicator, otherRow) && operatorAt(columns, indicator, otherRow) === undefined
  if (!ranked(row)) return null
  if (value == null || statusAt(columns, indicator, row) === 'class') return null
  let [ahead, total] = [0, 0]
  values.forEach((other, otherRow) => {
    if (other == null || !ranked(otherRow) || !inPerimeter(columns, otherRow, perimeter)) return
    total++
    if (other > value) ahead++
  })
  return { rank: ahead + 1, total }
}

function isUnranked(
  { niveau: told, codes, departements, regions }: LevelColumns,
  indicator: Indicateur,
  row: number,
): boolean {
  // Groups of one's own are told between two ends and have no rank.
  if (told === 'groupes') return true
  const niveau = told
  if (indicator === 'part-75') return isCopied(indicator, niveau)
  const [departement, region] = [departements[row] ?? null, regions[row] ?? null]
  return (
    indicator === 'besoin' && reserveOf('besoin', { niveau, code: codes[row]!, departement, region }) !== null
  )
}
