import { chooseSeats } from './chooseSeats.ts'
import { groupsOf, questionsAsked } from './seat-handlers.ts'
import { findSeats, seatsAt } from '../../domain/places/seats.ts'
import { shapesOf } from '../../country/land/shapes.ts'
import { findPlaces, HOUSE_NUMBER } from '../find/find-places.ts'
import { seatsOfAddress } from './seatsOfAddress.ts'
import { seatChoice } from './seatChoice.ts'
import type { PageData } from '../../contract/index.ts'
import type { HandlerDeps } from '../deps.ts'
import { page, type Page } from '../page.ts'

type Places = PageData['circonscriptions']['places']

const MOST_PLACES = 6
const MOST_LETTERS = 120
const NO_ADDRESS = { places: [], notice: null } as const

/** Circonscriptions of a commune by its INSEE code. */
const seatsOf =
  ({ territories }: HandlerDeps['atlas']) =>
  (code: string): readonly string[] => {
    const area = territories.find('commune', code)
    return area ? territories.circonscriptionsOf(area).map((seat) => seat.code) : []
  }

/** Addresses that a text may be, each with its circonscription or those that it may be in; none where no geocoder knows it. */
async function addressesOf(
  { atlas, addresses }: Pick<HandlerDeps, 'atlas' | 'addresses'>,
  q: string,
): Promise<Pick<PageData['circonscriptions'], 'places' | 'notice'>> {
  const found = await findPlaces({ atlas, addresses }, q, MOST_PLACES)
  const ground = {
    seatsAt: (code: string) => [...seatsAt(code, seatsOf(atlas))],
    communeOf: (code: string) => atlas.places.byCode.get(code)?.commune ?? code,
    polygonOf: (code: string) => shapesOf(atlas, 'circonscription').get(code),
  }
  const places = found.addresses.map((address) => {
    const { decided, circonscriptions } = seatsOfAddress(address, ground)
    return {
      label: address.label,
      exact: found.verdict === 'certain',
      // Of an address that only looks like the one written nothing is decided.
      address: decided && found.verdict === 'certain' ? ('decided' as const) : ('undecided' as const),
      circonscriptions,
    }
  })
  return {
    places: places.filter(({ circonscriptions }) => circonscriptions.length > 0),
    notice: found.notice,
  }
}

/** Communes that a search may mean, each with the circonscriptions that share it. */
function communesOf({ atlas }: Pick<HandlerDeps, 'atlas'>, q: string): Places {
  // A département's number or a circonscription's code is no commune, whatever postcodes begin like it.
  if (q.length < 3 || /^[\dab-]{1,4}$/i.test(q) || /^\d{1,3}-\d{1,2}$/.test(q)) return []
  const { places, verdict } = atlas.places.resolve(q, MOST_PLACES)
  return places.flatMap((place, at) => {
    if (!('codeCommune' in place)) return []
    const { label, codeCommune } = place
    const exact = verdict === 'certain' && (at === 0 || place.kind === 'postcode')
    const circonscriptions = [...seatsAt(codeCommune, seatsOf(atlas))]
    return circonscriptions.length > 0 ? [{ label, exact, address: null, circonscriptions }] : []
  })
}

/** Whether a text that means no circonscription for sure reads as an address: a name alone is asked of no geocoder. */
const isAddress = ({ places }: HandlerDeps['atlas'], q: string): boolean =>
  places.resolve(q, 1).understood.street || HOUSE_NUMBER.test(q)

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
    const { places: addresses, notice } =
      only === null && isAddress(deps.atlas, q) ? await addressesOf(deps, q) : NO_ADDRESS
    const groups = groupsOf(items)
    const choice = seatChoice(query, every('colonnes'), groups)
    const { chosen, untold } = chooseSeats(items, questionsAsked(deps), choice)
    return {
      items,
      // The words of an address are in no list: those of the address alone are listed, and nothing for one that is only guessed.
      only:
        addresses.length > 0
          ? addresses.flatMap(({ exact, circonscriptions }) => (exact ? circonscriptions : []))
          : only,
      places: addresses.length > 0 ? addresses : communesOf(deps, q),
      notice,
      addresses: deps.addresses !== null,
      choice: { ...choice, chosen: chosen.map(({ code }) => code), untold: [...untold] },
      groups,
    }
  },
})
