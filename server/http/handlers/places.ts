import type { FoundPlace } from '../../atlas/places.ts'
import type { Place } from '../../contract/index.ts'
import type { Handlers } from '../serve.ts'
import { whole, type HandlerDeps } from './deps.ts'

/** A place as the contract tells it. */
export const publicPlace = ({ exact: _, ...place }: FoundPlace): Place => place

export const placeHandlers = ({ atlas }: HandlerDeps): Pick<Handlers, 'searchPlaces'> => ({
  searchPlaces: ({ q, limit }) => whole(atlas.places.search(q, limit).map(publicPlace)),
})
