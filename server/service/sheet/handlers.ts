import type { z } from 'zod'
import type { Territory } from '../../country/land/territories.ts'
import { placingsOf } from '../../country/views/placings.ts'
import { followedHereOf } from '../../country/views/followed-here.ts'
import { areaOf, areasOf, communesIn, levelOf } from '../../country/views/across.ts'
import { ranksOf } from '../../country/views/ranks.ts'
import type { View } from '../../country/views/view.ts'
import type { territoire } from '../../contract/sheet.ts'
import { seatState } from '../../domain/deputies/seatState.ts'
import { isDecoupage, type AnyNiveau, type Niveau } from '../../domain/model.ts'
import { isShown } from '../../domain/figure.ts'
import { isCopied, reserveOf } from '../../domain/reserves.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { badInput, notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { cptsOf } from './cptsOf.ts'
import { leftOut } from './left-out.ts'
import { straddling } from './straddling.ts'
import { pageOf, provenanceOf, type HandlerDeps } from '../deps.ts'

/** Levels whose areas are ranked by each figure: communes show classes, and there is one France. */
const PLACED_LEVELS = ['circonscription', 'departement', 'region'] as const satisfies readonly Niveau[]

/** Shows an area as the public sees it on the day of a view; the list of deputies is as old as it is today. */
export function areaWithFigures({
  atlas,
  facts,
  today,
}: Pick<HandlerDeps, 'atlas' | 'facts' | 'today'>): (
  area: Territory,
  view: View,
) => z.input<typeof territoire> {
  const depute = ({ niveau, code }: Territory): z.input<typeof territoire>['depute'] => {
    if (niveau !== 'circonscription') return null
    const held = facts.deputes.get(code)
    const seat = seatState(held !== undefined, held?.dateListe ?? facts.dateListeDeputes, today())
    if (seat.kind === 'unknown') return null
    const told = held ?? { civilite: null, nom: null, groupe: null, groupeAbrege: null }
    return { ...told, dateListe: seat.on, listeAncienne: seat.oldList }
  }

  return (area, view) => {
    const { niveau } = area
    const { level, indexOf } = levelOf(atlas, view, niveau)
    const index = indexOf.get(area.code)
    const known = index !== undefined && area.explication === null
    return {
      ...area,
      note: noteOf(atlas, view, area),
      depute: depute(area),
      figures: known
        ? INDICATEURS.map((indicator) => {
            const figure = level.figure(index, indicator)
            const reserve = isShown(figure.status) ? reserveOf(indicator, area, atlas.ordersOf(area)) : null
            return {
              ...figure,
              ...(reserve && { reserve: { ...reserve } }),
              ...(isCopied(indicator, niveau) && { copiedFrom: 'departement' as const }),
              sources: [...figure.sources],
            }
          })
        : [],
      ranks:
        known && !isDecoupage(niveau)
          ? [ranksOf(view, niveau)[index]].filter((rank) => rank !== null && rank !== undefined)
          : [],
      peopleByMinutes: known ? level.people(index) : null,
      cabinetsByStatus: known ? level.cabinets(index) : null,
    }
  }
}

/** What is to be known of an area's figures on the day of a view; null where there is nothing to tell. */
export function noteOf(atlas: HandlerDeps['atlas'], view: View, area: Territory): Territory['note'] {
  const known = area.explication === null && levelOf(atlas, view, area.niveau).indexOf.has(area.code)
  return known ? [leftOut(atlas, view, area), straddling(atlas, area)].reduce(both, area.note) : area.note
}

/** Two remarks, one after the other. */
const both = (a: Territory['note'], b: Territory['note']): Territory['note'] =>
  a && b ? { fr: `${a.fr} ${b.fr}`, en: `${a.en} ${b.en}` } : (a ?? b)

/** Areas with their figures, ranks and cabinets by status, of the day asked for; 404 for an unknown code. */
export function territoireHandlers(deps: HandlerDeps): Pick<Handlers, 'listTerritoires' | 'getTerritoire'> {
  const { atlas, today } = deps

  const withFigures = areaWithFigures(deps)

  const find = (niveau: AnyNiveau, code: string): Territory => {
    // A municipal arrondissement has no figures of its own: it is read as its commune.
    const commune = niveau === 'commune' ? atlas.places.byCode.get(code)?.commune : null
    const area = areaOf(atlas, niveau, commune ?? code)
    if (!area) throw notFound(`No area has the code ${code} at level ${niveau}.`)
    return area
  }

  const followedBy = (niveau: (typeof PLACED_LEVELS)[number], index: number, view: View) => {
    const parts = followedHereOf(atlas.views.allocation, view, niveau, index)
    return parts && { cabinets: parts.cabinets, ici: parts.here, ailleurs: parts.elsewhere }
  }

  /** The code of a filter in the house's spelling. */
  const filter = (niveau: 'departement' | 'region', code: string | undefined): string | undefined => {
    if (code === undefined) return undefined
    const area = atlas.territories.find(niveau, code)
    if (!area) throw badInput([{ path: niveau, message: `no area ${code} at this level` }])
    return area.code
  }

  return {
    listTerritoires: ({ niveau, limit, offset, format, asOf = today(), ...where }) => {
      // Every commune as JSON would be hundreds of megabytes, where /carte says the same in a few.
      const most = format === 'csv' ? 40_000 : 1000
      if (limit !== undefined && limit > most)
        throw badInput([{ path: 'limit', message: 'at most 1000 unless the format is csv' }])
      const departement = filter('departement', where.departement)
      const region = filter('region', where.region)
      const areas = areasOf(atlas, niveau).filter(
        (area) => (!departement || area.departement === departement) && (!region || area.region === region),
      )
      const page = pageOf(areas, limit ?? (areas.length <= most ? most : 100), offset)
      const view = atlas.views.at(asOf)
      return {
        ...page,
        items: page.items.map((area) => withFigures(area, view)),
        ...provenanceOf(deps, asOf),
      }
    },

    getTerritoire: ({ niveau, code, asOf = today() }) => {
      const area = find(niveau, code)
      const view = atlas.views.at(asOf)
      const known = withFigures(area, view)
      const placed =
        known.figures.length > 0 ? PLACED_LEVELS.find((level) => level === area.niveau) : undefined
      const index = placed && view.indexOf[placed].get(area.code)
      return {
        ...known,
        // Only here: a list of areas that ranks each by everything would weigh three times as much.
        ranks: [...known.ranks, ...(placed && index !== undefined ? placingsOf(view, placed)[index]! : [])],
        ...provenanceOf(deps, asOf),
        suivisIci: placed && index !== undefined ? followedBy(placed, index, view) : null,
        communesPartagees:
          niveau === 'circonscription'
            ? atlas.territories
                .sharedCommunes(area.code)
                .map((commune) => ({ ...commune, autres: [...commune.autres] }))
            : [],
        ...(area.niveau === 'commune' && { cpts: cptsOf(deps, area.code) }),
        ...(isDecoupage(niveau) && { communes: [...communesIn(atlas, area)] }),
        circonscriptions: atlas.territories.circonscriptionsOf(area).map((circonscription) => ({
          code: circonscription.code,
          libelle: circonscription.nom,
        })),
      }
    },
  }
}
