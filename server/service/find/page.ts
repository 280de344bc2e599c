import type { Place, TrouverData } from '../../contract/index.ts'
import { searchPlaces } from '../../contract/find.ts'
import { nearestCabinets } from '../../contract/cabinet.ts'
import type { Settlement } from '../../domain/places/model.ts'
import type { Statut } from '../../domain/model.ts'
import { findPlaces } from './find-places.ts'
import { openingOf } from '../cabinet/opening.ts'
import { page, type PageRequest } from '../page.ts'

/** How many cabinets the page lists, as the API does by default. */
const LISTED = 10
const BEYOND = 3
/** Places offered at first; a link opens all the others. */
const OFFERED = 12
/** Minutes from which nobody is near any more: what to do comes before the nearest. */
const NEAR = 45

/** What to say of a value that the form does not know. */
const ERRORS = {
  minutes: {
    field: 'minutes',
    fr: 'Choisissez une durée de trajet, de 1 à 600 minutes.',
    en: 'Choose a journey time, from 1 to 600 minutes.',
  },
  missing: {
    field: 'q',
    fr: 'Écrivez le nom de votre commune, ou son code postal.',
    en: 'Type the name of your town, or its postcode.',
  },
  q: {
    field: 'q',
    fr: 'Ce texte est trop long : écrivez seulement une commune ou un code postal.',
    en: 'This is too long: type just a town or a postcode.',
  },
  position: {
    field: 'q',
    fr: 'Cette position n’a pas été comprise : écrivez plutôt votre commune ou votre code postal.',
    en: 'We could not read this position: please type your town or postcode instead.',
  },
} as const

const WITH_CARE: readonly Statut[] = ['active', 'reduced']

/** The patients' page: a form sent by GET, the same answers as the API, complete without JavaScript. */
export const trouver = page({
  name: 'trouver',
  path: '/trouver',
  load: async (request) => {
    const { q = '', lon, lat, commune } = request.query
    const failed = (what: keyof typeof ERRORS): TrouverData => ({
      ...empty,
      state: 'error',
      error: { field: ERRORS[what].field, text: ERRORS[what][request.locale] },
    })
    const minutes = nearestCabinets.input.shape.maxMinutes.safeParse(request.query.minutes || undefined)
    const empty: TrouverData = {
      q: q.slice(0, 120),
      minutes: minutes.data ?? null,
      includeUnknown: ['1', 'on', 'oui', 'true'].includes(request.query.inconnu ?? ''),
      locating: request.query.ou === 'ici',
      state: 'empty',
      asked: null,
      choices: [],
      matched: 0,
      understood: null,
      outside: null,
      addresses: request.deps.addresses !== null,
      notice: null,
      departure: null,
      place: null,
      results: [],
      opening: {},
      beyond: [],
      structures: null,
      commune: null,
      departement: null,
      ars: null,
      error: null,
    }
    if (!minutes.success) return failed('minutes')
    if (lon || lat) {
      const { lon: longitude, lat: latitude } = nearestCabinets.input.shape
      const point = { lon: longitude.safeParse(lon || undefined), lat: latitude.safeParse(lat || undefined) }
      return point.lon.success && point.lat.success
        ? around(request, empty, point.lon.data, point.lat.data)
        : failed('position')
    }
    const chosen = commune === undefined ? undefined : request.deps.atlas.places.byCode.get(commune)
    if (chosen) return results(request, { ...empty, departure: 'centre' }, placeOf(chosen, q))
    // What was typed before "Use my location" is put back, not searched.
    if (empty.locating || request.query.q === undefined) return empty
    if (q.trim() === '') return failed('missing')
    const asked = searchPlaces.input.shape.q.safeParse(q)
    return asked.success ? byName(request, empty, asked.data) : failed('q')
  },
})

/** Where a name, a postcode or an address leads: to results, to results under a question, or to a choice. */
async function byName(request: PageRequest, empty: TrouverData, q: string): Promise<TrouverData> {
  const all = request.query.tous === '1'
  const found = await findPlaces(request.deps, q, all ? Infinity : OFFERED + 1)
  // Every commune of a postcode is one touch away: the largest has some forty.
  const { verdict, items, notice, resolution, ...counts } =
    found.items[0]?.kind === 'postcode' ? await findPlaces(request.deps, q, Infinity) : found
  const matched = counts.numberMatched
  const { wrongLength, contradiction, dropped } = resolution.understood
  const data: TrouverData = {
    ...empty,
    notice,
    matched,
    understood: { wrongLength, contradiction, dropped: dropped.length > 0 },
    outside:
      resolution.outside &&
      {
        fr: resolution.outside.nom,
        en: resolution.outside.nomEn,
      }[request.locale],
  }
  const [first, ...others] = items
  if (verdict === 'outside') return { ...data, state: 'outside' }
  if (!first) return { ...data, state: 'not-found' }
  // An address of which only the commune is known says so above its results.
  const alone = notice !== null && others.length === 0
  if ((verdict === 'choice' && !alone) || (all && others.length > 0)) {
    const choices = all ? items : items.slice(0, OFFERED)
    return { ...data, state: 'choose', choices }
  }
  // A postcode is certain, and still several communes: the largest answers, the others stand above its results.
  const several = first.kind === 'postcode' && others.length > 0
  const asked = verdict !== 'certain' ? 'place' : several ? 'postcode' : null
  return results(
    request,
    {
      ...data,
      asked,
      choices: asked === null ? [] : several ? others : others.slice(0, OFFERED),
      departure: first.kind === 'address' ? 'address' : 'centre',
    },
    first,
  )
}

/** What a position leads to. */
function around(
  request: PageRequest,
  data: TrouverData,
  lon: number,
  lat: number,
): Promise<TrouverData> | TrouverData {
  const home = request.deps.atlas.communeAt(lon, lat)
  if (!home) return { ...data, state: 'outside' }
  const { code: codeCommune, departement: codeDepartement, nom } = home
  // An address that was chosen comes with its name, the device's position with none.
  const address = data.q !== ''
  return results(
    request,
    { ...data, departure: address ? 'address' : 'position' },
    {
      kind: address ? 'address' : 'commune',
      label: address ? data.q : nom,
      codeCommune,
      codeDepartement,
      lon,
      lat,
    },
  )
}

/** A place chosen from the list, under the name that the person saw. */
const placeOf = ({ code, departement, nom, lon, lat }: Settlement, q: string): Place => ({
  kind: 'commune',
  label: q.trim() === '' ? nom : q,
  codeCommune: code,
  codeDepartement: departement,
  lon,
  lat,
})

/** Whether a journey, null where no road leads, is one that a patient can be asked to make. */
const isNear = (minutes: number | null): boolean => minutes !== null && minutes <= NEAR

/** What the hours of listed cabinets say now, by id. */
const openingOfAll = (
  { atlas, now }: PageRequest['deps'],
  items: TrouverData['results'],
): TrouverData['opening'] =>
  Object.fromEntries(
    items.map(({ cabinet: { id, departement, status } }) => [
      id,
      openingOf(atlas.cabinet(id)!, { status: status.value, departement, now: now() }),
    ]),
  )

async function results(
  { deps, handlers }: PageRequest,
  data: TrouverData,
  place: Place,
): Promise<TrouverData> {
  const { lon, lat } = place
  const near = await handlers.nearestCabinets({
    lon,
    lat,
    limit: LISTED,
    statuses: data.includeUnknown ? [...WITH_CARE, 'unknown'] : [...WITH_CARE],
    maxMinutes: data.minutes ?? undefined,
  })
  if (near.outsideService) {
    const structures = deps.atlas.communeAt(lon, lat) ? near.structures : null
    return { ...data, place, structures, state: 'outside' }
  }
  const commune = await handlers.getTerritoire({ niveau: 'commune', code: place.codeCommune })
  const region = commune.region === null ? undefined : deps.atlas.territories.find('region', commune.region)
  const url = region && deps.facts.ars.get(region.code)
  const known: TrouverData = {
    ...data,
    place,
    commune,
    structures: near.structures,
    departement: deps.atlas.territories.find('departement', place.codeDepartement)?.nom ?? null,
    ars: region && url ? { region: region.nom, url } : null,
  }
  const [nearest] = near.items
  // Who set a longest journey has said what is near.
  if (nearest && (data.minutes !== null || isNear(nearest.travelMinutes)))
    return { ...known, state: 'results', results: near.items, opening: openingOfAll(deps, near.items) }
  if (nearest) return { ...known, state: 'none', beyond: near.items, opening: openingOfAll(deps, near.items) }
  const beyond = await handlers.nearestCabinets({
    lon,
    lat,
    limit: BEYOND,
    statuses: ['active', 'reduced', 'suspended', 'unknown'],
  })
  return { ...known, state: 'none', beyond: beyond.items, opening: openingOfAll(deps, beyond.items) }
}
