import type { Place } from '../../contract/index.ts'
import { findPlaces, type Candidate } from './find-places.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { whole, type HandlerDeps } from '../deps.ts'

/** A place as the contract tells it. */
export const publicPlace = ({ exact: _, ...place }: Candidate): Place => place

/** What a person may have meant by what was typed; nothing of it is kept. */
export const placeHandlers = (deps: HandlerDeps): Pick<Handlers, 'searchPlaces'> => ({
  searchPlaces: async ({ q, limit }) => whole((await findPlaces(deps, q, limit)).items.map(publicPlace)),
})
