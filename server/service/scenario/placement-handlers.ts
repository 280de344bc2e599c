import { areaOf, communesIn } from '../../country/views/across.ts'
import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { placementText } from '../../domain/placement/canonicalPlacement.ts'
import type { PublicPlacement } from '../../domain/placement/publicPlacement.ts'
import {
  PLACEMENT_DEFAULTS,
  PLANS,
  type PlacementRequest,
  type Plan,
} from '../../domain/placement/request.ts'
import { scenarioId } from '../../domain/scenario/scenarioId.ts'
import { MEDECINS_SOURCE, medecinsWords } from '../../domain/scenario/statement.ts'
import type { HandlerDeps } from '../deps.ts'
import { assertKnown } from '../known-days.ts'
import { requestOf } from './handlers.ts'
import type { Stage } from './stage.ts'

/** Where the next posts do most good; 400 names what of a request cannot be answered. */
export function placementHandlers(
  deps: HandlerDeps,
  { play, told }: Stage,
): Pick<Handlers, 'createPlacement' | 'listPlacements'> {
  const { atlas, facts, today } = deps

  /** An area in the house's spelling, as the domain may be asked about it: a level that it does not know, by its communes. */
  const areaAsked = (niveau: AnyNiveau, asked: string, path: string) => {
    const area = areaOf(atlas, niveau, asked)
    const code = area?.code ?? asked
    const told = { niveau, code }
    if (!isDecoupage(niveau)) return { told, filter: told }
    if (!area)
      throw badInput([
        { path, message: `no area ${niveau} ${asked}; /api/v1/territoires/{niveau} lists them` },
      ])
    return { told, filter: { niveau: 'france' as const, code: 'FR', within: communesIn(atlas, area) } }
  }
  const place = async (request: PlacementRequest): Promise<PublicPlacement> => {
    const { asOf } = request.scenario
    assertKnown(deps, asOf)
    return (await play({ kind: 'placement', request }, asOf, placementText(request))).placement
  }
  const nameOf = (code: string): string => atlas.communes.get(code)!.nom
  const shown = ({ request, posts, ...rest }: PublicPlacement, area: { niveau: string; code: string }) => {
    const { scenario, candidates, ...asked } = request
    const { within: _, ...filter } = candidates
    return {
      ...rest,
      request: { ...asked, scenario: scenarioId(scenario), candidates: { ...filter, ...area } },
      posts: posts.map(({ equivalents: { codes, count, atLeast }, ...post }) => ({
        ...post,
        nom: nameOf(post.codeCommune),
        structures: atlas.structures.countOf(post.codeCommune),
        equivalents: { count, atLeast, communes: codes.map((code) => ({ code, nom: nameOf(code) })) },
      })),
    }
  }
  const said = (asOf: string) => {
    const rest = told(asOf)
    const source = facts.sources.find(({ id }) => id === MEDECINS_SOURCE)
    return {
      ...rest,
      sources: [...rest.sources, MEDECINS_SOURCE, ...(atlas.structures.loaded ? ['finess'] : [])],
      medecins: medecinsWords(source?.millesime ?? null),
    }
  }

  return {
    createPlacement: async ({ scenario, candidates, ...asked }) => {
      const asOf = scenario.asOf ?? today()
      const { niveau, code, ...filter } = candidates
      const area = areaAsked(niveau, code, 'candidates.code')
      const request = {
        ...asked,
        scenario: { ...scenario, asOf },
        candidates: { ...filter, ...area.filter },
      } as PlacementRequest
      return { ...shown(await place(request), area.told), ...said(asOf) }
    },

    listPlacements: async ({ territoire, scenario: id, zonage, minMinutesApart, format: _, ...rest }) => {
      const { minMedecinsGeneralistes, maisonsDeSante, ...asked } = rest
      const scenario = id === undefined ? { asOf: today(), closures: [], openings: [] } : requestOf(id)
      const area = areaAsked(territoire.niveau, territoire.code, 'territoire')
      const request = {
        ...asked,
        scenario,
        candidates: {
          ...area.filter,
          ...(zonage && { zonages: [zonage] }),
          ...{ minMedecinsGeneralistes, maisonsDeSante },
        },
      } as PlacementRequest
      const items = []
      for (const plan of PLANS) {
        const placed = await place({ ...request, ...planOf(plan, minMinutesApart) })
        const { asOf, closures, openings, ...assumptions } = placed.request.scenario
        const opened = [...openings, ...placed.posts.map(({ codeCommune, etp }) => ({ codeCommune, etp }))]
        const lien = `/scenario/${scenarioId({ asOf, closures, openings: opened, ...assumptions })}`
        items.push({ plan, lien, ...shown(placed, area.told) })
      }
      return { items, ...said(scenario.asOf) }
    },
  }
}

/** What sets a plan apart from the others. */
function planOf(
  plan: Plan,
  apart: number = PLACEMENT_DEFAULTS.spacedMinutes,
): Pick<PlacementRequest, 'objective' | 'minMinutesApart'> {
  switch (plan) {
    case 'personnes':
      return { objective: 'personnes' }
    case 'moins-desservis':
      return { objective: 'moins-desservis' }
    case 'espaces':
      return { objective: 'personnes', minMinutesApart: apart }
  }
}
