import type { Allocation } from '../domain/allocate.ts'
import { allocate } from '../domain/allocate.ts'
import { NIVEAUX, type Inputs, type Niveau, type PublicStatus, type StatusEvent } from '../domain/model.ts'
import { DEFAULT_PARAMETERS, type Parameters } from '../domain/parameters.ts'
import { publish, type Intervals, type PublicLevel } from '../domain/publish.ts'
import { situate } from '../domain/situate.ts'
import type { Situation } from '../domain/situation.ts'
import { publicStatuses } from '../domain/status/publicStatuses.ts'
import { createLru } from './lru.ts'

/** The country on one day, as the public may see it. */
export interface View {
  readonly asOf: string
  /** How long the view took to compute. */
  readonly durationMs: number
  readonly situation: Situation
  readonly levels: Readonly<Record<Niveau, PublicLevel>>
  /** Where a code stands in its level's columns. */
  readonly indexOf: Readonly<Record<Niveau, ReadonlyMap<string, number>>>
  /** By id of cabinet. */
  readonly statuses: ReadonlyMap<string, PublicStatus>
}

export interface Views {
  readonly allocation: Allocation
  /** How long the allocation took. */
  readonly durationMs: number
  /** The view of a day (ISO date): computed once, kept while it is among the last looked at. */
  readonly at: (asOf: string) => View
  /** Takes the intervals of a finished run: the views made from now on carry them. */
  readonly useIntervals: (intervals: Intervals) => void
  /** Takes the statuses as they are now known: every view is made anew. */
  readonly useEvents: (events: readonly StatusEvent[]) => void
}

/** Days kept at once: about five megabytes each. */
const KEPT_DAYS = 12

/** Allocates once (who is followed where does not depend on the day), then situates any day when asked. */
export function createViews(inputs: Inputs, parameters: Parameters = DEFAULT_PARAMETERS): Views {
  const start = performance.now()
  const allocation = allocate(inputs, parameters)
  const durationMs = performance.now() - start
  const ids = allocation.cabinets.map(({ id }) => id)
  const kept = createLru<string, View>(KEPT_DAYS)
  let intervals: Intervals = {}
  let events = inputs.events

  const compute = (asOf: string): View => {
    const start = performance.now()
    const situation = situate(allocation, { ...inputs, events }, asOf)
    const statuses = publicStatuses(ids, events, asOf)
    const levels = publish(situation, allocation, { aplMillesime: inputs.aplMillesime, intervals })
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
    }
  }
  return {
    allocation,
    durationMs,
    at: (asOf) => {
      const known = kept.get(asOf) ?? compute(asOf)
      kept.set(asOf, known)
      return known
    },
    useIntervals: (computed) => {
      intervals = computed
      kept.clear()
    },
    useEvents: (known) => {
      events = known
      kept.clear()
    },
  }
}
