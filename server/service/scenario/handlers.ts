import { sha256 } from '../../sha256.ts'
import { canonicalScenario, scenarioText } from '../../domain/scenario/canonicalScenario.ts'
import type { CompactCountry } from '../../domain/scenario/compact-world.ts'
import type { PublicScenario } from '../../domain/scenario/publicScenario.ts'
import type { CanonicalScenario, ScenarioRequest } from '../../domain/scenario/request.ts'
import { LONGEST_ID, parseScenarioId, scenarioId } from '../../domain/scenario/scenarioId.ts'
import { assertKnown } from '../known-days.ts'
import { badInput, notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'
import type { Stage } from './stage.ts'
import { isDecoupage, DECOUPAGES, type Decoupage } from '../../domain/model.ts'
import { areaOf } from '../../country/views/across.ts'
import { areasAfter, SCENARIO_ACROSS_NOTE } from './areas-after.ts'

type Names = 'createScenario' | 'getScenario' | 'listScenarioTerritoires' | 'getMonde'

type Optional = 'asOf' | 'tolerance' | 'patientsPerEtp' | 'openStatuts'
/** A request as it comes: without a day it is about today, and what it leaves out may be there as undefined. */
type Asked = Omit<ScenarioRequest, Optional> & {
  readonly [Key in Optional]?: ScenarioRequest[Key] | undefined
}

/** Scenarios, played by the scenarist; the last answers are kept by id. 400 names what of a request cannot be. */
export function scenarioHandlers(deps: HandlerDeps, stage: Stage): Pick<Handlers, Names> {
  const { atlas, today } = deps
  const { country, dayOf, play, told } = stage

  const playScenario = async (asked: Asked) => {
    const request = { ...asked, asOf: asked.asOf ?? today() } as ScenarioRequest
    assertKnown(deps, request.asOf)
    if (scenarioId(request).length > LONGEST_ID)
      throw badInput([
        {
          path: 'closures',
          message: 'too many cabinets by name for a link: close them by area, share or status',
        },
      ])
    const text = scenarioText(request)
    const { scenario } = await play({ kind: 'scenario', request }, request.asOf, text)
    return {
      ...mutable(scenario),
      hash: sha256(text),
      lien: `/scenario/${scenario.id}`,
      ...told(request.asOf),
    }
  }

  const areas = new WeakMap<CompactCountry, Record<Decoupage, (string | null)[]>>()
  const areasOfCommunes = (country: CompactCountry): Record<Decoupage, (string | null)[]> => {
    const made =
      areas.get(country) ??
      (Object.fromEntries(
        DECOUPAGES.map((niveau) => [
          niveau,
          country.communes.code.map((code) => atlas.divisions.areaOf(niveau, code)),
        ]),
      ) as Record<Decoupage, (string | null)[]>)
    areas.set(country, made)
    return made
  }

  return {
    createScenario: playScenario,

    getScenario: ({ id }) => {
      return playScenario(requestOf(id))
    },

    listScenarioTerritoires: async ({ id, niveau }) => {
      const request = requestOf(id)
      const nameOf = (code: string): string => areaOf(atlas, niveau, code)?.nom ?? code
      assertKnown(deps, request.asOf)
      const text = scenarioText(request)
      if (!isDecoupage(niveau)) {
        const { scenario } = await play({ kind: 'scenario', request }, request.asOf, text)
        const items = areasAfter(scenario.levels[niveau], nameOf)
        return { items, note: null, avant: null, ...told(request.asOf) }
      }
      const question = { kind: 'across', request, niveau, areas: areasOfCommunes(country()) } as const
      const { level } = await play(question, request.asOf, `${niveau} ${text}`)
      return {
        items: areasAfter(level, nameOf),
        note: { ...SCENARIO_ACROSS_NOTE },
        avant: { codes: [...level.avant.codes], minutes: [...level.avant.minutes] },
        ...told(request.asOf),
      }
    },

    getMonde: ({ asOf = today() }) => {
      const pays = country()
      const jour = dayOf(pays, asOf)
      return {
        pays: { ...pays },
        jour: { ...jour, statuts: [...jour.statuts], lastKnown: [...jour.lastKnown] },
        ...told(asOf),
      }
    },
  }
}

/** The request that an id is; 404 where it is none. */
export function requestOf(id: string): CanonicalScenario {
  const request = parseScenarioId(id)
  if (!request) throw notFound('No scenario has this id; ids look like 2026-11-22_p~d36~20~1.')
  return canonicalScenario(request)
}

/** Readonly arrays as the contract's plain ones; the value is a copy already. */
const mutable = (scenario: PublicScenario) => scenario as Mutable<PublicScenario>
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T
