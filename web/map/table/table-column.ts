import type { IndicatorDefinition } from '../../../server/domain/indicators/definition.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Sort } from '../state.ts'
import type { WrittenFigure } from '../write-figure.ts'

/** A column of the table: what the page, the printer, the clipboard and the files show of it. */
export interface TableColumn {
  /** `risque`, `risque.avant`, `risque.ecart`: the name in files. */
  readonly id: string
  readonly indicator: Indicateur
  /** How its numbers are written, and what they rest on. */
  readonly measure: Pick<IndicatorDefinition, 'kind' | 'precision' | 'sources'>
  readonly title: string
  readonly unit: string
  readonly sort: Sort['key'] | null
  /** Whether it is what colours the map: the swatch stands beside it. */
  readonly painted: boolean
  readonly figure: (row: number) => WrittenFigure
  /** As a number, in the indicator's unit; null when there is none, or only a class. */
  readonly asNumber: (row: number) => number | null
  /** Bounds of the interval, or of the class for communes; words for one that is not told as a number; null when there are none. */
  readonly bounds: (row: number) => readonly [Bound, Bound] | null
}

export type Bound = number | string
