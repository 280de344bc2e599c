import type { MapPage } from '../map-page.svelte.ts'
import { ABSENT, NOT_APPLICABLE } from '../data/class.ts'
import type { Painting } from '../data/painting.ts'
import type { Hatchings } from '../layers/layer.ts'
import type { LevelColumns } from '../data/columns.ts'
import { inPerimeter } from '../table/rows.ts'
import { filter } from '../data/filter.ts'
import { highestFifthRows } from '../data/highestFifthRows.ts'
import type { LevelJoin } from './join.ts'

/** What the map is told of a level: the classes of the table, and which areas its filters set aside. */
export function joinOf(page: MapPage, columns: LevelColumns, painting = page.painting): LevelJoin {
  const { classes: kept, perimeter } = page.state
  const classes = painting.classes(columns)
  const hovered = page.hoveredClass
  const keptClasses = new Set(hovered === null ? kept : [hovered])
  const passes = filter(columns, page.state)
  const first = page.state.first && columns === page.columns ? new Set(page.shownRows) : null
  const more = highestFifthRows(columns, painting, page.state)
  return {
    codes: columns.codes,
    classes,
    hatched: painting.hatched(columns),
    highest: (row) => more.has(row),
    setAside: (row) =>
      (keptClasses.size > 0 && !keptClasses.has(classes[row]!)) ||
      !inPerimeter(columns, row, perimeter) ||
      !passes(row) ||
      first?.has(row) === false,
  }
}

/** The hatchings that some area of these levels needs. */
export const hatchingsOf = (niveaux: readonly LevelColumns[], painting: Painting): Hatchings => ({
  absent: niveaux.some((columns) =>
    painting.classes(columns).some((k) => k === ABSENT || k === NOT_APPLICABLE),
  ),
  undetermined: niveaux.some((columns) => {
    const hatched = painting.hatched(columns)
    return columns.codes.some((_, row) => hatched(row))
  }),
})
