import { areaOf, communesIn } from '../../country/views/across.ts'
import type { PageData } from '../../contract/index.ts'
import { COUNTED } from '../../domain/secrecy/tree.ts'
import { compareText } from '../../domain/compareText.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { phrasesOf } from '../citation/phrases.ts'
import { notFound } from '../../contract/problem.ts'
import { knownDays } from '../known-days.ts'
import { page, Redirect, type Page, type PageRequest } from '../page.ts'
import { insideOf } from './inside.ts'
import { changesOf } from './sheet-changes.ts'
import { placeIn } from './placeIn.ts'
import { senatorsOf } from './senatorsOf.ts'
import { spreadsOf } from './spreads.ts'
import { totalAsked, withTotal } from './with-total.ts'
import { zoningOf } from './zoningOf.ts'

/** Levels whose areas have a sheet of this kind; a circonscription has its own, with its deputy. */
export const SHEET_LEVELS = [
  ...(['region', 'departement', 'arrondissement', 'epci'] as const),
  ...(['bassin-de-vie', 'canton', 'commune'] as const),
] satisfies readonly AnyNiveau[]
type SheetLevel = (typeof SHEET_LEVELS)[number]

/** `/epci/247200132`, `/region/75`, …: the sheet of an area; another spelling of its code leads there. */
export const areaPages: readonly Page<'territoire'>[] = SHEET_LEVELS.map((niveau) =>
  page({ name: 'territoire', path: `/${niveau}/{code}`, load: (request) => load(niveau, request) }),
)

async function load(
  niveau: SheetLevel,
  { deps, handlers, params, query }: PageRequest,
): Promise<PageData['territoire'] | Redirect> {
  const { atlas, today } = deps
  const code = (niveau === 'commune' && atlas.places.byCode.get(params.code!)?.commune) || params.code!
  const area = areaOf(atlas, niveau, code)
  if (!area) throw notFound(`No area has the code ${params.code} at level ${niveau}.`)
  if (area.code !== params.code) return new Redirect(`/${niveau}/${area.code}`)
  const view = atlas.views.at(today())
  // A level told in classes has no figures of the other total.
  const counted = COUNTED.some((one) => one === niveau)
  const total = counted ? totalAsked(query.total) : totalAsked(undefined)
  const shared = await withTotal(deps, total)
  const told = async (level: AnyNiveau, one: string) =>
    shared(await handlers.getTerritoire({ niveau: level, code: one }))
  const wider = [
    ...(niveau !== 'departement' && area.departement ? [['departement', area.departement] as const] : []),
    ...(niveau === 'departement' && area.region ? [['region', area.region] as const] : []),
    ['france', 'FR'] as const,
  ]
  const seats = new Map(
    communesIn(atlas, area).flatMap((commune) => {
      const found = atlas.territories.find('commune', commune)
      return found
        ? atlas.territories.circonscriptionsOf(found).map((seat) => [seat.code, seat.nom] as const)
        : []
    }),
  )
  // What is quoted and what changes keeps the usual total, whichever the page shares out.
  const usual = await handlers.getTerritoire({ niveau, code: area.code })
  return {
    territoire: shared(usual),
    usual,
    phrases: phrasesOf({ ...usual, rank: null }, placeIn(niveau, area)).slice(0, 3),
    wider: await Promise.all(wider.map(([level, one]) => told(level, one))),
    total,
    mails: deps.mails,
    inside: insideOf(deps, area, view),
    spreads: isDecoupage(niveau) || niveau === 'commune' ? {} : spreadsOf(view, niveau),
    senators: niveau === 'departement' ? senatorsOf(deps, area.code) : null,
    zoning: niveau === 'commune' ? zoningOf(deps.facts, area.code) : null,
    seats: [...seats].map(([one, nom]) => ({ code: one, nom })).sort((a, b) => compareText(a.code, b.code)),
    indicateurs: (await handlers.listIndicateurs({})).items,
    changes: await changesOf(handlers, deps, {
      ...{ niveau, code: area.code, known: knownDays({ atlas, today }), asked: query.depuis },
    }),
  }
}
