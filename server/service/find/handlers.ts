import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import { findPlaces } from './find-places.ts'

/** What a person may have meant by what was typed; nothing of it is kept. */
export const placeHandlers = (deps: HandlerDeps): Pick<Handlers, 'searchPlaces'> => ({
  searchPlaces: async ({ q, limit }) => {
    const { items, numberMatched, verdict, resolution } = await findPlaces(deps, q, limit)
    return {
      items: [...items],
      numberMatched,
      numberReturned: items.length,
      verdict,
      outside: resolution.outside?.nom ?? null,
    }
  },
})
