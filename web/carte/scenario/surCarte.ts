import type { Anneau } from '../map/entourer.ts'
import type { Peinture } from '../donnees/peinture.ts'

/** What an open scenario puts on the map. */
export interface SurCarte {
  /** Colours in place of the indicator's; null: the indicator's. */
  readonly peinture: Peinture | null
  /** Ids of the cabinets that close: drawn as stopped. */
  readonly fermes: ReadonlySet<string>
  /** Takes the click on a cabinet. */
  readonly toucher: (id: string) => void
  /** Takes the shape being drawn (null: given up); null: none is drawn. */
  readonly entourer: ((anneau: Anneau | null) => void) | null
}
