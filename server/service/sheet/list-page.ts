import type { PageData } from '../../contract/index.ts'
import type { HandlerDeps } from '../deps.ts'
import { page, type Page } from '../page.ts'

type Places = PageData['circonscriptions']['places']

const MOST_PLACES = 6

/** Communes that a search may mean, each with the circonscriptions that share it. */
function placesOf({ atlas }: Pick<HandlerDeps, 'atlas'>, q: string): Places {
  // A département's number or a circonscription's code is no commune, whatever postcodes begin like it.
  if (q.length < 3 || q.length > 80 || /^[\dab-]{1,4}$/i.test(q) || /^\d{1,3}-\d{1,2}$/.test(q)) return []
  return atlas.places.search(q, MOST_PLACES).flatMap(({ label, codeCommune, exact }) => {
    const area = atlas.territories.find(
      'commune',
      atlas.places.byCode.get(codeCommune)?.commune ?? codeCommune,
    )
    const circonscriptions = area ? atlas.territories.circonscriptionsOf(area).map(({ code }) => code) : []
    return circonscriptions.length > 0 ? [{ label, exact, circonscriptions }] : []
  })
}

/** The list of all circonscriptions, with the communes that the search may mean. */
export const circonscriptions: Page<'circonscriptions'> = page({
  name: 'circonscriptions',
  path: '/circonscriptions',
  load: async ({ deps, handlers, query }) => {
    const { items } = await handlers.listTerritoires({
      ...{ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' },
    })
    return { items, places: placesOf(deps, query.q?.trim() ?? '') }
  },
})
