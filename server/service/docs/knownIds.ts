import type { KnownIds } from '../../contract/examples.ts'
import type { HandlerDeps } from '../deps.ts'

/** What the examples of the documentation may ask for here: a cabinet of the roster, the calculation of today, under this origin. */
export const knownIds = ({ atlas, runs, today }: HandlerDeps, origin: string): KnownIds => ({
  cabinet: atlas.cabinets[0]?.id ?? 'cabinet',
  run: runs.idAt(today()),
  origin,
})
