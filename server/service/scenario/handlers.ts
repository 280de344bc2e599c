import { LRUCache } from 'lru-cache'
import { Busy, type Scenarist } from './scenarist.ts'
import { sha256 } from '../../country/runs/run-id.ts'
import type { Allocation } from '../../domain/allocate.ts'
import { placementText } from '../../domain/placement/canonicalPlacement.ts'
import { canonicalScenario, scenarioText } from '../../domain/scenario/canonicalScenario.ts'
import {
  packCountry,
  packDay,
  type CompactCountry,
  type CompactDay,
} from '../../domain/scenario/compact-world.ts'
import type { Answer, Question } from '../../domain/scenario/player.ts'
import type { PublicScenario } from '../../domain/scenario/publicScenario.ts'
import type { CanonicalScenario, ScenarioRequest } from '../../domain/scenario/request.ts'
import { LONGEST_ID, parseScenarioId, scenarioId } from '../../domain/scenario/scenarioId.ts'
import type { RequestIssue } from '../../domain/scenario/scenarioIssues.ts'
import { isFunded } from '../../domain/status/isFunded.ts'
import { runWidths } from '../../domain/scenario/runWidths.ts'
import { assertKnown } from '../known-days.ts'
import { incertitude, SCENARIO_SOURCES } from '../../domain/scenario/statement.ts'
import { badInput, notFound, Problem } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { isDecoupage, DECOUPAGES, type Decoupage } from '../../domain/model.ts'
import { areaOf } from '../../country/views/across.ts'
import { areasAfter, SCENARIO_ACROSS_NOTE } from './areas-after.ts'

type Names = 'createScenario' | 'getScenario' | 'listScenarioTerritoires' | 'createPlacement' | 'getMonde'

/** Characters of answers kept: sharing a link with a hundred people plays it once. */
const KEPT = 16_000_000

type Optional = 'asOf' | 'tolerance' | 'patientsPerEtp' | 'openStatuts'
/** A request as it comes: without a day it is about today, and what it leaves out may be there as undefined. */
type Asked = Omit<ScenarioRequest, Optional> & {
  readonly [Key in Optional]?: ScenarioRequest[Key] | undefined
}

/** Scenarios and placements, played by the scenarist; the last answers are kept by id. 400 names what of a request cannot be. */
export function scenarioHandlers(deps: HandlerDeps): Pick<Handlers, Names> {
  const { atlas, scenarist, today } = deps
  const countries = new WeakMap<Allocation, CompactCountry>()
  const kept = new LRUCache<string, string>({ maxSize: KEPT, sizeCalculation: (text) => text.length })

  const countryNow = (): CompactCountry => {
    const { inputs, views, circonscriptionsOf } = atlas
    const { allocation } = views
    const country =
      countries.get(allocation) ??
      packCountry({ ...inputs, cabinets: allocation.cabinets }, allocation.parameters, circonscriptionsOf)
    countries.set(allocation, country)
    return country
  }
  const dayOf = (country: CompactCountry, asOf: string): CompactDay => {
    const { statuses } = atlas.views.at(asOf)
    return packDay(country, (id) => statuses.get(id)!, {
      asOf,
      funded: isFunded(atlas.inputs.financement, asOf),
    })
  }
  const told = (asOf: string) => ({
    ...provenanceOf(deps, asOf),
    incertitude: incertitude(runWidths(atlas.views.at(asOf).levels)),
    sources: [...SCENARIO_SOURCES],
  })
  /** Plays, or answers what was played before on the same calculation. */
  const play = async <Kind extends Question['kind']>(
    question: Question & { kind: Kind },
    asOf: string,
    text: string,
  ): Promise<Extract<Answer, { kind: Kind }>> => {
    const key = `${deps.runs.idAt(asOf)} ${atlas.eventsHash(asOf)} ${text}`
    const known = kept.get(key)
    if (known) return JSON.parse(known) as Extract<Answer, { kind: Kind }>
    const country = countryNow()
    const answer = await ask(scenarist, country, dayOf(country, asOf), question)
    if (answer.kind === 'issues') throw badInput(answer.issues.map(said))
    kept.set(key, JSON.stringify(answer))
    return answer as Extract<Answer, { kind: Kind }>
  }
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
      const question = { kind: 'across', request, niveau, areas: areasOfCommunes(countryNow()) } as const
      const { level } = await play(question, request.asOf, `${niveau} ${text}`)
      return {
        items: areasAfter(level, nameOf),
        note: { ...SCENARIO_ACROSS_NOTE },
        avant: { codes: [...level.avant.codes], minutes: [...level.avant.minutes] },
        ...told(request.asOf),
      }
    },

    getMonde: ({ asOf = today() }) => {
      const pays = countryNow()
      const jour = dayOf(pays, asOf)
      return {
        pays: { ...pays },
        jour: { ...jour, statuts: [...jour.statuts], lastKnown: [...jour.lastKnown] },
        ...told(asOf),
      }
    },

    createPlacement: async ({ scenario, ...asked }) => {
      const asOf = scenario.asOf ?? today()
      const request = { ...asked, scenario: { ...scenario, asOf } } as Extract<
        Question,
        { kind: 'placement' }
      >['request']
      const { placement } = await play({ kind: 'placement', request }, asOf, placementText(request))
      const { request: _, posts, ...result } = placement
      return {
        ...result,
        posts: posts.map((post) => ({ ...post, nom: atlas.communes.get(post.codeCommune)!.nom })),
        ...told(asOf),
      }
    },
  }
}

function requestOf(id: string): CanonicalScenario {
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

async function ask(
  scenarist: Scenarist,
  country: CompactCountry,
  day: CompactDay,
  question: Question,
): Promise<Answer> {
  try {
    return await scenarist.ask(country, day, question)
  } catch (error) {
    if (error instanceof Busy) throw new Problem(503, 'Busy', `${error.message} Ask again in some seconds.`)
    throw error
  }
}

const WORDS: Readonly<Record<RequestIssue['kind'], (subject: string) => string>> = {
  'cabinet-inconnu': (id) => `no cabinet has the id ${id}; /api/v1/cabinets lists them`,
  'zone-inconnue': (area) => `no area ${area}; /api/v1/territoires/{niveau} lists them`,
  'commune-inconnue': (code) => `no commune ${code}; give its INSEE code of today`,
  'valeur-hors-bornes': (value) => `${value} is out of bounds`,
  'autre-jour': (day) => `${day} is not the day of the statuses`,
}

const said = ({ path, kind, subject }: RequestIssue) => ({ path, message: WORDS[kind](subject) })
