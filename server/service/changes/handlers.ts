import { findChanges } from './find-changes.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** What was recorded, newest first. */
export const changementHandlers = (deps: HandlerDeps): Pick<Handlers, 'listChanges'> => ({
  listChanges: async (input) => {
    const { items, total } = await findChanges(deps, input)
    return {
      items,
      numberMatched: total,
      numberReturned: items.length,
      demonstration: deps.atlas.demonstration,
    }
  },
})
