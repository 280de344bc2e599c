import { Busy, type Scenarist } from './scenarist.ts'
import { createLru } from '../../country/lru.ts'
import { sha256 } from '../../country/runs/run-id.ts'
import type { Allocation } from '../../domain/allocate.ts'
import { placementText } from '../../domain/placement/canonicalPlacement.ts'
import { scenarioText } from '../../domain/scenario/canonicalScenario.ts'
import {
  packCountry,
  packDay,
  type CompactCountry,
  type CompactDay,
} from '../../domain/scenario/compactWorld.ts'
import type { Answer, Question } from '../../domain/scenario/player.ts'
import type { PublicScenario } from '../../domain/scenario/publicScenario.ts'
import type { ScenarioRequest } from '../../domain/scenario/request.ts'
import { LONGEST_ID, parseScenarioId, scenarioId } from '../../domain/scenario/scenarioId.ts'
import type { RequestIssue } from '../../domain/scenario/scenarioIssues.ts'
import { isFunded } from '../../domain/status/statusWeight.ts'
import { runWidths } from '../../domain/scenario/runWidths.ts'
import { incertitude, SCENARIO_SOURCES } from '../../domain/scenario/statement.ts'
import { badInput, notFound, Problem } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'

type Names = 'createScenario' | 'getScenario' | 'createPlacement' | 'getMonde'

/** Characters of answers kept: sharing a link with a hundred people plays it once. */
const KEPT = 16_000_000

/** A request as it comes: without a day it is about today. */
type Asked = Omit<ScenarioRequest, 'asOf'> & { readonly asOf?: string | undefined }

/** Scenarios and placements, played by the scenarist; the last answers are kept by id. 400 names what of a request cannot be. */
export function scenarioHandlers(deps: HandlerDeps): Pick<Handlers, Names> {
  const { atlas, scenarist, today } = deps
  const countries = new WeakMap<Allocation, CompactCountry>()
  const kept = createLru<string, string>(KEPT, (text) => text.length)

  const countryNow = (): CompactCountry => {
    const { inputs, views, circonscriptionOf } = atlas
    const { allocation } = views
    const country =
      countries.get(allocation) ??
      packCountry({ ...inputs, cabinets: allocation.cabinets }, allocation.parameters, circonscriptionOf)
    countries.set(allocation, country)
    return country
  }
  const dayOf = (country: CompactCountry, asOf: string): CompactDay => {
    const { statuses } = atlas.views.at(asOf)
    return packDay(country, (id) => statuses.get(id)!.value, {
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

  return {
    createScenario: playScenario,

    getScenario: ({ id }) => {
      const request = parseScenarioId(id)
      if (!request) throw notFound('No scenario has this id; ids look like 2026-11-22_p~d36~20~1.')
      return playScenario(request)
    },

    getMonde: ({ asOf = today() }) => {
      const pays = countryNow()
      const jour = dayOf(pays, asOf)
      return { pays: { ...pays }, jour: { ...jour, statuts: [...jour.statuts] }, ...told(asOf) }
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
