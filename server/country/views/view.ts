import { LRUCache } from 'lru-cache'
import type { Allocation } from '../../domain/allocate.ts'
import { allocate } from '../../domain/allocate.ts'
import type { Analysis } from '../../domain/draws/analyse.ts'
import { NIVEAUX, type Inputs, type Niveau, type PublicStatus, type StatusEvent } from '../../domain/model.ts'
import { DEFAULT_PARAMETERS, type Parameters } from '../../domain/parameters.ts'
import { publish, type PublicLevel } from '../../domain/publish.ts'
import { situate } from '../../domain/situate.ts'
import type { Situation } from '../../domain/situation.ts'
import { publicStatuses } from '../../domain/status/publicStatuses.ts'

/** The country on one day, as the public may see it. */
export interface View {
  readonly asOf: string
  /** How long the view took to compute. */
  readonly durationMs: number
  readonly situation: Situation
  readonly levels: Readonly<Record<Niveau, PublicLevel>>
  /** Where a code stands in its level's columns. */
  readonly indexOf: Readonly<Record<Niveau, ReadonlyMap<string, number>>>
  /** By id of cabinet, in the order of the allocation's cabinets. */
  readonly statuses: ReadonlyMap<string, PublicStatus>
  /** Intervals and ranks; null until they are drawn. */
  readonly analysis: Analysis | null
}

/** Tells the intervals and ranks of a day (ISO date), the statuses being known by these events. */
type Analyse = (asOf: string, events: readonly StatusEvent[]) => Promise<Analysis>

export interface Views {
  readonly allocation: Allocation
  /** How long the allocation took. */
  readonly durationMs: number
  /** The view of a day (ISO date): computed once, kept while it is among the last looked at. */
  readonly at: (asOf: string) => View
  /** From now on every view looked at gets its intervals and ranks, a moment later. */
  readonly useAnalyst: (analyse: Analyse) => void
  /** The view of a day once it has its intervals and ranks; rejects when there is no analyst, or it fails. */
  readonly analysed: (asOf: string) => Promise<View>
  /** The view of a day with all that is told of it, which takes no place among those kept. */
  readonly glance: (asOf: string) => Promise<View>
  /** Those that are kept. */
  readonly kept: () => readonly View[]
  /** Whether `at` would give intervals and ranks now. */
  readonly isAnalysed: (asOf: string) => boolean
  /** How many days have got their intervals so far: it rises whenever a day can be told anew. */
  readonly analyses: () => number
  /** What `useAnalyst` was given. */
  readonly analyst: () => Analyse | null
  /** Takes the statuses as they are now known: every view is made anew. */
  readonly useEvents: (events: readonly StatusEvent[]) => void
}

/** Days kept at once, some twenty megabytes each: the two of a comparison, and those of two sheets whose last question is of another day. */
const KEPT_DAYS = 4

/** An allocation, and how long it took. */
export type Allocated = Pick<Views, 'allocation' | 'durationMs'>

/** Allocates at once. */
export function allocated(inputs: Inputs, parameters: Parameters = DEFAULT_PARAMETERS): Allocated {
  const start = performance.now()
  const allocation = allocate(inputs, parameters)
  return { allocation, durationMs: performance.now() - start }
}

/** Allocates once (who is followed where does not depend on the day), then situates any day when asked. */
export function createViews(
  inputs: Inputs,
  parameters: Parameters = DEFAULT_PARAMETERS,
  /** Of the same cabinets, when it is made already. */
  { allocation, durationMs }: Allocated = allocated(inputs, parameters),
): Views {
  const ids = allocation.cabinets.map(({ id }) => id)
  const kept = new LRUCache<string, View>({ max: KEPT_DAYS })
  const asked = new Map<string, Promise<View>>()
  let analyse: Analyse | null = null
  let events = inputs.events
  let analyses = 0

  const compute = (asOf: string): View => {
    const start = performance.now()
    const situation = situate(allocation, { ...inputs, events }, asOf)
    const statuses = publicStatuses(ids, events, asOf)
    const levels = publish(situation, allocation, { aplMillesime: inputs.aplMillesime })
    return {
      asOf,
      durationMs: performance.now() - start,
      situation,
      levels,
      indexOf: Object.fromEntries(
        NIVEAUX.map((niveau): [Niveau, ReadonlyMap<string, number>] => [
          niveau,
          new Map(situation.levels[niveau].codes.map((code, index) => [code, index])),
        ]),
      ) as Record<Niveau, ReadonlyMap<string, number>>,
      statuses: new Map(ids.map((id, at) => [id, statuses[at]!])),
      analysis: null,
    }
  }
  const look = (asOf: string): View => {
    const known = kept.get(asOf) ?? compute(asOf)
    kept.set(asOf, known)
    return known
  }
  const ask = async (asOf: string, seen: (asOf: string) => View): Promise<View> => {
    if (!analyse) throw new Error('no analyst tells the intervals')
    const known = events
    const analysis = await analyse(asOf, known)
    // Statuses changed meanwhile: what was told is about another day's knowledge.
    if (events !== known) return ask(asOf, seen)
    const view = seen(asOf)
    const { aplMillesime } = inputs
    const levels = publish(view.situation, allocation, { aplMillesime, intervals: analysis.intervals })
    return { ...view, levels, analysis }
  }
  const askAndKeep = async (asOf: string): Promise<View> => {
    const view = await ask(asOf, look)
    kept.set(asOf, view)
    analyses++
    return view
  }
  const analysed = (asOf: string): Promise<View> => {
    const view = kept.get(asOf)
    if (view?.analysis) return Promise.resolve(view)
    const waiting = asked.get(asOf) ?? askAndKeep(asOf).finally(() => asked.delete(asOf))
    asked.set(asOf, waiting)
    return waiting
  }
  return {
    allocation,
    durationMs,
    at: (asOf) => {
      const view = look(asOf)
      // Whoever looks first gets the point figures at once; the analyst's failure is told where it is started.
      if (analyse && !view.analysis) analysed(asOf).catch(() => {})
      return view
    },
    useAnalyst: (told) => {
      analyse = told
    },
    analysed,
    glance: (asOf) => {
      const view = kept.peek(asOf)
      if (view && (view.analysis || !analyse)) return Promise.resolve(view)
      return analyse ? ask(asOf, compute) : Promise.resolve(compute(asOf))
    },
    analyst: () => analyse,
    kept: () => [...kept.values()],
    isAnalysed: (asOf) => Boolean(kept.get(asOf)?.analysis),
    analyses: () => analyses,
    useEvents: (known) => {
      events = known
      kept.clear()
    },
  }
}
