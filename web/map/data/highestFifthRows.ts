import type { MapState } from '../state.ts'
import { inPerimeter } from '../table/rows.ts'
import { operatorAt, statusAt, type LevelColumns } from './columns.ts'
import type { Painting } from './painting.ts'

const NONE: ReadonlySet<number> = new Set()

/**
 * Rows of the fifth of the areas with the highest risk by the figure shown, ties included, among those in sight; none where risks
 * are told in classes, where surfaces show something else, or among fewer than five.
 */
export function highestFifthRows(
  columns: LevelColumns,
  { kind }: Pick<Painting, 'kind'>,
  { indicator, perimeter }: Pick<MapState, 'indicator' | 'perimeter'>,
): ReadonlySet<number> {
  const risques = columns.values.risque
  if (kind !== 'indicateur' || indicator !== 'risque' || !risques) return NONE
  const rows = columns.codes.flatMap((_, row) =>
    risques[row] != null &&
    statusAt(columns, 'risque', row) === 'ok' &&
    operatorAt(columns, 'risque', row) === undefined &&
    inPerimeter(columns, row, perimeter)
      ? [row]
      : [],
  )
  if (rows.length < 5) return NONE
  const threshold = rows.map((row) => risques[row]!).sort((a, b) => b - a)[Math.ceil(rows.length / 5) - 1]!
  return new Set(rows.filter((row) => risques[row]! >= threshold))
}
