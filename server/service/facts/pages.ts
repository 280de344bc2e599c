import { isoDate } from '../../contract/endpoint.ts'
import { demandYearsOf, provenanceOf } from '../deps.ts'
import { assertKnown } from '../known-days.ts'
import { datedSources } from './datedSources.ts'
import { downloadList } from '../downloads/downloadList.ts'
import { methode } from './method-page.ts'
import { questionsPosees } from './questions-page.ts'
import { COUNTRY, zoningOrders } from '../map/zoningOrders.ts'
import { page, type PageRequest } from '../page.ts'
import { totalAsked, withTotal } from '../sheet/with-total.ts'

/** The départements and France on the day that a link to the map names (`?a=2026-03-27`, or that of its scenario), or today. */
async function ofDay(request: PageRequest) {
  const { a, scenario } = request.query
  const named = isoDate.safeParse(scenario?.slice(0, 10) ?? a)
  if (named.success) assertKnown(request.deps, named.data, scenario === undefined ? 'a' : 'scenario')
  const asOf = named.data
  const { items } = await request.handlers.listTerritoires({
    niveau: 'departement',
    limit: 1000,
    offset: 0,
    format: 'json',
    asOf,
  })
  const day = { items, ...provenanceOf(request.deps, asOf ?? request.deps.today()) }
  return { departements: day, france: await france(request, asOf) }
}

const france = ({ handlers }: PageRequest, asOf?: string) =>
  handlers.getTerritoire({ niveau: 'france', code: 'FR', asOf })

/** Pages that take at most the total to share out from their address. */
export const plainPages = [
  page({
    name: 'accueil',
    path: '/',
    load: async (request) => {
      const total = totalAsked(request.query.total)
      const shared = await withTotal(request.deps, total)
      return { france: shared(await france(request)), total, chronologie: request.deps.facts.chronologie }
    },
  }),
  page({
    name: 'carte',
    path: '/carte',
    load: async (request) => {
      const demande = demandYearsOf(request.deps)
      const { ordersOf } = request.deps.atlas
      const day = await ofDay(request)
      const departements = zoningOrders(ordersOf, day.departements.items)
      const france = zoningOrders(ordersOf, [COUNTRY])
      return {
        ...day,
        indicateurs: (await request.handlers.listIndicateurs({})).items,
        basemapUrl: request.deps.basemapUrl,
        structures: request.deps.atlas.structures.loaded,
        ...(departements && france && { arretesZonage: { departements, france } }),
        ...(demande && { demande }),
      }
    },
  }),
  methode,
  page({
    name: 'queFaire',
    path: '/que-faire',
    load: async ({ deps: { atlas, facts, addresses } }) => ({
      ars: [...facts.ars]
        .flatMap(([code, url]) => {
          const region = atlas.territories.find('region', code)
          return region ? [{ region: region.nom, url }] : []
        })
        .sort((a, b) => a.region.localeCompare(b.region, 'fr')),
      addresses: addresses !== null,
    }),
  }),
  page({
    name: 'donnees',
    path: '/donnees',
    load: async ({ deps, handlers }) => ({
      couches: downloadList(deps),
      sources: datedSources(deps),
      arretes: deps.atlas.ordersOf(COUNTRY),
      verifications: await handlers.listVerifications({}),
      currentRun: deps.runs.at(deps.today()),
      fraicheur: await handlers.getFraicheur({}),
    }),
  }),
  page({
    name: 'chiffres',
    path: '/chiffres',
    load: async ({ deps: { facts } }) => ({
      chiffres: facts.chiffres,
      questions: facts.questions,
      sources: facts.sources,
    }),
  }),
  questionsPosees,
  page({
    name: 'chronologie',
    path: '/chronologie',
    load: async ({ deps: { facts } }) => ({
      items: facts.chronologie,
      questions: facts.questions,
      sources: facts.sources,
    }),
  }),
] as const
