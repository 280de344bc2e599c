import type { Anneau } from '../plan/lasso.ts'
import type { Peinture } from '../data/painting.ts'

/** A scenario played on a day, as the map shows it. */
interface SurCarteJoue {
  /** ISO day whose statuses it was played on. */
  readonly jour: string
  /** Which scenario it is, what of it is shown and the situation of which day, for the line over the map; '' when nothing is. */
  readonly dit: () => string
  /** Colours in place of the indicator's; null: the indicator's. */
  readonly peinture: Peinture | null
  /** Ids of the cabinets that close: drawn as stopped. */
  readonly fermes: ReadonlySet<string>
}

/** What an open scenario puts on the map. */
export interface SurCarte {
  /** Null: nothing has been played. */
  readonly joue: SurCarteJoue | null
  /** Takes the click on a cabinet. */
  readonly toucher: (id: string) => void
  /** Takes the shape being drawn (null: given up); null: none is drawn. */
  readonly entourer: ((anneau: Anneau | null) => void) | null
}
