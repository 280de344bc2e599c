import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { CROISEE, DIVERGENTE, rampe, type Theme } from '../../../server/domain/legend/ramps.ts'
import { ABSENT, boundsOf, classOf, classOfRow, classesOf, type MapClass } from './class.ts'
import type { LevelColumns } from './columns.ts'
import { differenceOf, STEPS } from './difference.ts'

/** The words of surfaces that show no indicator: title, classes in order, ids of the datasets, and the figure of an area. */
export interface LegendWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly sources: readonly string[]
  readonly figure: (niveau: LevelColumns['niveau'], code: string) => string
  /** What hatching means, where it is not that a figure is missing. */
  readonly absent?: string
}

/** How surfaces, swatches, legend and insets are coloured: one value, so that none of them can differ. */
export interface Painting {
  readonly kind: 'indicateur' | 'croisee' | 'ecart' | 'scenario' | 'objectif'
  /** What the legend says where no indicator does. */
  readonly legend?: LegendWords
  /** One colour a class, from class 0 up. */
  readonly colours: (theme: Theme) => readonly string[]
  readonly classes: (columns: LevelColumns) => Int8Array
  /** Whether an area is hatched over its class: undetermined rank, difference not established. */
  readonly hatched: (columns: LevelColumns) => (row: number) => boolean
}

const isUndetermined =
  ({ labels }: LevelColumns) =>
  (row: number): boolean =>
    labels[row] === 'i'

/** How many classes further the upper end of a figure lies than the lower one; 0 where it has no ends. */
function classesApart({ lows, highs }: LevelColumns, indicator: Indicateur, row: number): number {
  const [low, high] = [lows[indicator]?.[row], highs[indicator]?.[row]]
  if (low == null || high == null) return 0
  const bounds = boundsOf(indicator)
  return classOf(high, bounds) - classOf(low, bounds)
}

/** Classes of groups of one's own: over more than two neighbouring classes the middle would be a guess, and has no colour. */
const sureClasses = (columns: LevelColumns, indicator: Indicateur): Int8Array =>
  classesOf(columns, indicator).map((mapClass, row) =>
    classesApart(columns, indicator, row) > 1 ? ABSENT : mapClass,
  )

/** The classes of one indicator. */
export const indicatorPainting = (indicator: Indicateur): Painting => ({
  kind: 'indicateur',
  colours: (theme) => rampe(indicator, theme),
  classes: (columns) =>
    columns.niveau === 'groupes' ? sureClasses(columns, indicator) : classesOf(columns, indicator),
  hatched: (columns) =>
    columns.niveau === 'groupes'
      ? (row) => classesApart(columns, indicator, row) === 1
      : indicator === 'risque'
        ? isUndetermined(columns)
        : () => false,
})

/** Inner bounds of the two axes of the crossed map: risk, and share of people in under-dense areas. */
export const CROSSED_BOUNDS = { risque: [30, 40], 'part-sous-dense': [0.1, 0.4] } as const

/** Risk × desert: class 3 × row of risk + column of desert, each 0 (low) to 2 (high). */
export const crossedPainting: Painting = {
  kind: 'croisee',
  colours: (theme) => CROISEE[theme],
  classes: (columns) => {
    const axis = (id: 'risque' | 'part-sous-dense', row: number): MapClass =>
      classOfRow(columns, id, CROSSED_BOUNDS[id], row)
    return Int8Array.from(columns.codes, (_, row) => {
      const [risque, desert] = [axis('risque', row), axis('part-sous-dense', row)]
      return risque < 0 ? risque : desert < 0 ? desert : 3 * risque + desert
    })
  },
  hatched: isUndetermined,
}

/** The difference between the day shown and another: from « better by far » to « worse by far ». */
export const differencePainting = (
  indicator: Indicateur,
  reference: (columns: LevelColumns) => LevelColumns | undefined,
  verdicts: (columns: LevelColumns) => string | undefined,
): Painting => ({
  kind: 'ecart',
  colours: (theme) => DIVERGENTE[theme],
  classes: (columns) => {
    const before = reference(columns)
    const bounds = STEPS[indicator] ?? []
    const sign = INDICATORS[indicator].direction === 'higher-is-better' ? -1 : 1
    return Int8Array.from(columns.codes, (_, row) => {
      const difference = differenceOf(columns, before, indicator, row, undefined)
      return difference && bounds.length ? classOf(sign * difference.value, divergingBounds(bounds)) : ABSENT
    })
  },
  hatched: (columns) => {
    const [before, letters] = [reference(columns), verdicts(columns)]
    return (row) => differenceOf(columns, before, indicator, row, letters)?.established === false
  },
})

/** −10, −5, −2, 2, 5, 10 from 2, 5, 10. */
export const divergingBounds = (steps: readonly number[]): readonly number[] => [
  ...steps.map((step) => -step).reverse(),
  ...steps,
]
