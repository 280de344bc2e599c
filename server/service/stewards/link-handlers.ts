import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { makeLinks } from '../../db/queries/confirmations/makeLinks.ts'
import { revokeLinks } from '../../db/queries/confirmations/revokeLinks.ts'
import { addDays } from '../../domain/status/publicStatus.ts'
import type { HandlerDeps } from '../deps.ts'
import { named } from './done.ts'
import { askable, confirmationUrl } from './links-pages.ts'
import { explainRefusal } from './refusals.ts'

const explain = (error: unknown): never => {
  throw explainRefusal(error)
}

/** The links by which cabinets confirm themselves, for a steward's own mailing. */
export const linkHandlers = (
  deps: HandlerDeps,
): Pick<Handlers, 'makeConfirmationLinks' | 'revokeConfirmationLinks'> => ({
  makeConfirmationLinks: async ({ cabinetIds, departements, days }, { author, origin }) => {
    if (cabinetIds !== undefined && departements !== undefined)
      throw badInput([{ path: 'departements', message: 'goes without cabinetIds: name either' }])
    const ids = new Set(
      cabinetIds ??
        askable(deps, author).flatMap(({ id, departement }) =>
          (departements?.includes(departement) ?? true) ? [id] : [],
        ),
    )
    if (ids.size === 0)
      throw badInput([{ path: 'departements', message: 'has no cabinet of your territory to ask' }])
    const expiresOn = addDays(deps.today(), days)
    const made = await makeLinks(deps.database.knex, author, { cabinetIds: [...ids], expiresOn }).catch(
      explain,
    )
    const items = made.map(({ cabinetId, text }) => ({
      ...named(deps, cabinetId),
      url: confirmationUrl(deps.origin ?? origin, cabinetId, text),
    }))
    return { expiresOn, items, numberReturned: items.length }
  },

  revokeConfirmationLinks: async ({ cabinetIds }, { author }) => ({
    revoked: await revokeLinks(deps.database.knex, author, [...new Set(cabinetIds)]).catch(explain),
  }),
})
