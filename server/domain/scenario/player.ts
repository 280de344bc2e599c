import type { Allocation } from '../allocate.ts'
import type { Decoupage, Statut } from '../model.ts'
import { roundTo } from '../secrecy/round.ts'
import { placementIssues } from '../placement/placementIssues.ts'
import { publicPlacement, type PublicPlacement } from '../placement/publicPlacement.ts'
import type { PlacementRequest } from '../placement/request.ts'
import { suggestPlacement } from '../placement/suggestPlacement.ts'
import { allocateCountry } from './allocateCountry.ts'
import { worldOfDay, type CompactCountry, type CompactDay } from './compact-world.ts'
import { playScenario } from './playScenario.ts'
import { publicAcross, type AreaOf, type PublicLevelAcross } from './publicAcross.ts'
import { publicScenario, type PublicScenario } from './publicScenario.ts'
import type { ScenarioRequest } from './request.ts'
import { scenarioIssues, type RequestIssue } from './scenarioIssues.ts'
import type { ScenarioWorld } from './world.ts'

/** What a player is asked. */
export type Question =
  | { readonly kind: 'scenario'; readonly request: ScenarioRequest }
  | { readonly kind: 'placement'; readonly request: PlacementRequest }
  | { readonly kind: 'avant'; readonly openStatuts: readonly Statut[] }
  | {
      readonly kind: 'across'
      readonly request: ScenarioRequest
      readonly niveau: Decoupage
      /** The area of each commune of the country, in its order; null outside all of them. */
      readonly areas: Readonly<Record<Decoupage, readonly (string | null)[]>>
    }

/** What it answers; `issues` name what cannot be played. */
export type Answer =
  | { readonly kind: 'scenario'; readonly scenario: PublicScenario }
  | { readonly kind: 'placement'; readonly placement: PublicPlacement }
  | { readonly kind: 'avant'; readonly avant: MinutesBefore }
  | { readonly kind: 'across'; readonly level: PublicLevelAcross }
  | { readonly kind: 'issues'; readonly issues: readonly RequestIssue[] }

/** Plays on one country, a day at a time: the same in a worker of the browser and in a thread of the server. */
export interface Player {
  /** Takes the statuses of a day; the country's allocation is made when first needed and kept. */
  readonly useDay: (day: CompactDay) => void
  readonly answer: (question: Question) => Answer
  /** Minutes to the nearest cabinet of these statuses before anything closes, by level (places, no patients); null where none. */
  readonly before: (openStatuts: readonly Statut[]) => MinutesBefore
}

/** Codes and their minutes, aligned. */
export type MinutesBefore = Readonly<
  Record<
    'commune' | 'circonscription' | 'departement',
    { readonly codes: readonly string[]; readonly minutes: readonly (number | null)[] }
  >
>

/** Makes the player of a country. `answer` throws before `useDay` has been called. */
export function createPlayer(country: CompactCountry): Player {
  let allocation: Allocation | null = null
  let world: ScenarioWorld | null = null
  const before = (openStatuts: readonly Statut[]): MinutesBefore => {
    if (!world) throw new Error('no day to play on')
    const { levels } = world.baseline(openStatuts)
    const { areas } = world.allocation
    const of = (niveau: keyof MinutesBefore) => ({
      codes: areas[niveau].codes,
      minutes: Array.from(levels[niveau].minutes, (minutes) =>
        Number.isFinite(minutes) ? roundTo(minutes, 1) : null,
      ),
    })
    return {
      commune: of('commune'),
      circonscription: of('circonscription'),
      departement: of('departement'),
    }
  }
  return {
    useDay: (day) => {
      allocation ??= allocateCountry(country)
      world = worldOfDay(country, allocation, day)
    },
    before,
    answer: (question) => {
      if (!world) throw new Error('no day to play on')
      if (question.kind === 'avant') return { kind: 'avant', avant: before(question.openStatuts) }
      if (question.kind === 'placement') {
        const { kind, request } = question
        const issues = placementIssues(world, request)
        if (issues.length > 0) return { kind: 'issues', issues }
        return { kind, placement: publicPlacement(suggestPlacement(world, request)) }
      }
      const issues = scenarioIssues(world, question.request)
      if (issues.length > 0) return { kind: 'issues', issues }
      const result = playScenario(world, question.request)
      if (question.kind === 'scenario') return { kind: 'scenario', scenario: publicScenario(world, result) }
      const { kind, niveau, areas } = question
      return { kind, level: publicAcross(world, result, niveau, areaOfEach(country, areas)) }
    },
  }
}

function areaOfEach(
  { communes }: CompactCountry,
  areas: Readonly<Record<Decoupage, readonly (string | null)[]>>,
): Record<Decoupage, AreaOf> {
  return Object.fromEntries(
    Object.entries(areas).map(([niveau, own]) => {
      const of = new Map(communes.code.map((code, i) => [code, own[i] ?? null]))
      return [niveau, (code: string) => of.get(code) ?? null]
    }),
  ) as Record<Decoupage, AreaOf>
}
