import { LRUCache } from 'lru-cache'
import { Busy } from './scenarist.ts'
import type { Allocation } from '../../domain/allocate.ts'
import {
  packCountry,
  packDay,
  type CompactCountry,
  type CompactDay,
} from '../../domain/scenario/compact-world.ts'
import type { Answer, Question } from '../../domain/scenario/player.ts'
import type { RequestIssue } from '../../domain/scenario/scenarioIssues.ts'
import { isFunded } from '../../domain/status/isFunded.ts'
import { runWidths } from '../../domain/scenario/runWidths.ts'
import { DEMAND_SOURCES } from '../../domain/indicators/by-age.ts'
import { incertitude, SCENARIO_SOURCES } from '../../domain/scenario/statement.ts'
import { badInput, Problem } from '../../contract/problem.ts'
import { demandYearsOf, provenanceOf, type HandlerDeps } from '../deps.ts'

/** Packed once whoever asks: the thread that plays starts anew for another object. */
const countries = new WeakMap<Allocation, CompactCountry>()

/** Characters of answers kept: sharing a link with a hundred people plays it once. */
const KEPT = 16_000_000

/**
 * Where scenarios and placements are played, and what each of their answers says besides; no thread runs until it is
 * asked something. `play` plays, or answers what was played before on the same calculation; 400 names what cannot be.
 */
function createStage(deps: HandlerDeps) {
  const { atlas } = deps
  const kept = new LRUCache<string, string>({ maxSize: KEPT, sizeCalculation: (text) => text.length })

  const country = (): CompactCountry => {
    const { inputs, views, circonscriptionsOf } = atlas
    const { allocation } = views
    const packed =
      countries.get(allocation) ??
      packCountry({ ...inputs, cabinets: allocation.cabinets }, allocation.parameters, circonscriptionsOf)
    countries.set(allocation, packed)
    return packed
  }
  const dayOf = (country: CompactCountry, asOf: string): CompactDay => {
    const { statuses } = atlas.views.at(asOf)
    return packDay(country, (id) => statuses.get(id)!, {
      asOf,
      funded: isFunded(atlas.inputs.financement, asOf),
    })
  }
  const play = async <Kind extends Question['kind']>(
    question: Question & { kind: Kind },
    asOf: string,
    text: string,
  ): Promise<Extract<Answer, { kind: Kind }>> => {
    const key = `${deps.runs.idAt(asOf)} ${atlas.eventsHash(asOf)} ${text}`
    const known = kept.get(key)
    if (known) return JSON.parse(known) as Extract<Answer, { kind: Kind }>
    const played = country()
    const answer = await ask(deps, played, dayOf(played, asOf), question)
    if (answer.kind === 'issues') throw badInput(answer.issues.map(said))
    kept.set(key, JSON.stringify(answer))
    return answer as Extract<Answer, { kind: Kind }>
  }
  return {
    country,
    dayOf,
    play,
    told: (asOf: string) => ({
      ...provenanceOf(deps, asOf),
      incertitude: incertitude(runWidths(atlas.views.at(asOf).levels)),
      sources: [...SCENARIO_SOURCES, ...(demandYearsOf(deps) ? DEMAND_SOURCES : [])],
    }),
  }
}

export type Stage = ReturnType<typeof createStage>

const stages = new WeakMap<HandlerDeps, Stage>()

/** The stage of a service, made once. */
export function stageOf(deps: HandlerDeps): Stage {
  const stage = stages.get(deps) ?? createStage(deps)
  stages.set(deps, stage)
  return stage
}

async function ask(
  { scenarist }: HandlerDeps,
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
  'trop-peu-de-fermetures': (closed) =>
    `${closed} of at least 3 cabinets close: posts after so few would tell the people of one; close none, or three`,
  'cout-manquant': () => 'what one post costs must be given with a budget: no source gives it',
  'autre-jour': (day) => `${day} is not the day of the statuses`,
}

const said = ({ path, kind, subject }: RequestIssue) => ({ path, message: WORDS[kind](subject) })
