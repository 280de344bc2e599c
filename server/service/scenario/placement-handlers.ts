import { areaOf } from '../../country/views/across.ts'
import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { isDecoupage, type AnyNiveau } from '../../domain/model.ts'
import { placementText } from '../../domain/placement/canonicalPlacement.ts'
import type { PublicPlacement } from '../../domain/placement/publicPlacement.ts'
import {
  PLACEMENT_DEFAULTS,
  PLANS,
  type CandidateFilter,
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
  { country, play, told }: Stage,
): Pick<Handlers, 'createPlacement' | 'listPlacements'> {
  const { atlas, facts, today } = deps

  /** An area of a level that the domain does not know, by its communes. */
  const areaAsked = (niveau: AnyNiveau, code: string, path: string): CandidateFilter => {
    if (!isDecoupage(niveau)) return { niveau, code }
    if (!areaOf(atlas, niveau, code))
      throw badInput([
        { path, message: `no area ${niveau} ${code}; /api/v1/territoires/{niveau} lists them` },
      ])
    const within = country().communes.code.filter((one) => atlas.divisions.areaOf(niveau, one) === code)
    return { niveau: 'france', code: 'FR', within }
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
      cost: rest.cost && { ...rest.cost },
      request: { ...asked, scenario: scenarioId(scenario), candidates: { ...filter, ...area } },
      posts: posts.map(({ equivalents: { codes, count, atLeast }, ...post }) => ({
        ...post,
        nom: nameOf(post.codeCommune),
        equivalents: { count, atLeast, communes: codes.map((code) => ({ code, nom: nameOf(code) })) },
      })),
    }
  }
  const said = (asOf: string) => {
    const rest = told(asOf)
    const source = facts.sources.find(({ id }) => id === MEDECINS_SOURCE)
    return {
      ...rest,
      sources: [...rest.sources, MEDECINS_SOURCE],
      medecins: medecinsWords(source?.millesime ?? null),
    }
  }

  return {
    createPlacement: async ({ scenario, candidates, ...asked }) => {
      const asOf = scenario.asOf ?? today()
      const { niveau, code, ...filter } = candidates
      const request = {
        ...asked,
        scenario: { ...scenario, asOf },
        candidates: { ...filter, ...areaAsked(niveau, code, 'candidates.code') },
      } as PlacementRequest
      return { ...shown(await place(request), { niveau, code }), ...said(asOf) }
    },

    listPlacements: async ({ territoire, scenario: id, zonage, minMinutesApart, format: _, ...rest }) => {
      const { minMedecinsGeneralistes, maisonsDeSante, ...asked } = rest
      const scenario = id === undefined ? { asOf: today(), closures: [], openings: [] } : requestOf(id)
      const request = {
        ...asked,
        scenario,
        candidates: {
          ...areaAsked(territoire.niveau, territoire.code, 'territoire'),
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
        items.push({ plan, lien, ...shown(placed, territoire) })
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
