import { chooseSeats } from './chooseSeats.ts'
import { groupsOf, questionsAsked } from './seat-handlers.ts'
import { findSeats, seatsAt } from '../../domain/places/seats.ts'
import { seatChoice } from './seatChoice.ts'
import type { PageData } from '../../contract/index.ts'
import type { HandlerDeps } from '../deps.ts'
import { page, type Page } from '../page.ts'

type Places = PageData['circonscriptions']['places']

const MOST_PLACES = 6
const MOST_LETTERS = 80

/** Circonscriptions of a commune by its INSEE code. */
const seatsOf =
  ({ territories }: HandlerDeps['atlas']) =>
  (code: string): readonly string[] => {
    const area = territories.find('commune', code)
    return area ? territories.circonscriptionsOf(area).map((seat) => seat.code) : []
  }

/** Communes that a search may mean, each with the circonscriptions that share it. */
function placesOf({ atlas }: Pick<HandlerDeps, 'atlas'>, q: string): Places {
  // A département's number or a circonscription's code is no commune, whatever postcodes begin like it.
  if (q.length < 3 || /^[\dab-]{1,4}$/i.test(q) || /^\d{1,3}-\d{1,2}$/.test(q)) return []
  const { places, verdict } = atlas.places.resolve(q, MOST_PLACES)
  return places.flatMap((place, at) => {
    if (!('codeCommune' in place)) return []
    const { label, codeCommune } = place
    const exact = verdict === 'certain' && (at === 0 || place.kind === 'postcode')
    const circonscriptions = [...seatsAt(codeCommune, seatsOf(atlas))]
    return circonscriptions.length > 0 ? [{ label, exact, circonscriptions }] : []
  })
}

/** The list of all circonscriptions, with the communes that the search may mean. */
export const circonscriptions: Page<'circonscriptions'> = page({
  name: 'circonscriptions',
  path: '/circonscriptions',
  load: async ({ deps, handlers, query, every }) => {
    const { items } = await handlers.listTerritoires({
      ...{ niveau: 'circonscription', limit: 1000, offset: 0, format: 'json' },
    })
    const q = query.q?.trim().slice(0, MOST_LETTERS) ?? ''
    const seats = items.map(({ code, departement, depute }) => ({
      code,
      departement: departement ?? code.split('-')[0]!,
      depute: depute?.nom ?? null,
    }))
    const only = findSeats(q, { seats, resolve: deps.atlas.places.resolve, seatsOf: seatsOf(deps.atlas) })
    const groups = groupsOf(items)
    const choice = seatChoice(query, every('colonnes'), groups)
    const { chosen, untold } = chooseSeats(items, questionsAsked(deps), choice)
    return {
      items,
      only,
      places: placesOf(deps, q),
      choice: { ...choice, chosen: chosen.map(({ code }) => code), untold: [...untold] },
      groups,
    }
  },
})
