import type { IndicatorDefinition } from '../../../server/domain/indicators/definition.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Tri } from '../state.ts'
import type { Chiffre } from '../write-figure.ts'

/** A column of the table: what the page, the printer, the clipboard and the files show of it. */
export interface ColonneTable {
  /** `risque`, `risque.avant`, `risque.ecart`: the name in files. */
  readonly id: string
  readonly indicateur: Indicateur
  /** How its numbers are written, and what they rest on. */
  readonly mesure: Pick<IndicatorDefinition, 'kind' | 'precision' | 'sources'>
  readonly titre: string
  readonly unite: string
  readonly tri: Tri['cle'] | null
  /** Whether it is what colours the map: the swatch stands beside it. */
  readonly peinte: boolean
  readonly chiffre: (rang: number) => Chiffre
  /** As a number, in the indicator's unit; null when there is none, or only a class. */
  readonly nombre: (rang: number) => number | null
  /** Bounds of the interval, or of the class for communes; words for one that is not told as a number; null when there are none. */
  readonly bornes: (rang: number) => readonly [Borne, Borne] | null
}

export type Borne = number | string
