import type { Ring } from '../plan/lasso.ts'
import type { Painting } from '../data/painting.ts'

/** A scenario played on a day, as the map shows it. */
interface PlayedOnMap {
  /** ISO day whose statuses it was played on. */
  readonly day: string
  /** Which scenario it is, what of it is shown and the situation of which day, for the line over the map; '' when nothing is. */
  readonly words: () => string
  /** Colours in place of the indicator's; null: the indicator's. */
  readonly painting: Painting | null
  /** Ids of the cabinets that close: drawn as stopped. */
  readonly closed: ReadonlySet<string>
}

/** What an open scenario puts on the map. */
export interface OnMap {
  /** Null: nothing has been played. */
  readonly played: PlayedOnMap | null
  /** Takes the click on a cabinet. */
  readonly touch: (id: string) => void
  /** Takes the shape being drawn (null: given up); null: none is drawn. */
  readonly takesShape: ((ring: Ring | null) => void) | null
}
