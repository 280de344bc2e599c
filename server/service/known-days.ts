import type { Inputs, StatusEvent } from '../domain/model.ts'
import { Problem } from '../contract/problem.ts'
import type { HandlerDeps } from './deps.ts'

/** The days of which something is known, ISO dates, both included. */
export interface KnownDays {
  readonly validFrom: string
  readonly validTo: string
}

/** By the statements it was found in: they are read anew when one is made. */
const kept = new WeakMap<readonly StatusEvent[], string>()

/** From the first recorded fact, the suspension of the funding or the oldest statement about a cabinet, to today. */
export function knownDays({ atlas, today }: Pick<HandlerDeps, 'atlas' | 'today'>): KnownDays {
  const validTo = today()
  const events = atlas.everyEvent()
  const first = kept.get(events) ?? firstFact(atlas.inputs, events)
  kept.set(events, first)
  return { validFrom: first < validTo ? first : validTo, validTo }
}

function firstFact({ financement }: Pick<Inputs, 'financement'>, events: readonly StatusEvent[]): string {
  let first = financement.find(({ funded }) => !funded)?.from ?? '9999-12-31'
  for (const { effectiveOn } of events) if (effectiveOn < first) first = effectiveOn
  return first
}

/** Refuses a day (ISO date) of which nothing is known: figures of it would be a guess. @throws Problem 422 with the valid days. */
export function assertKnown(deps: Pick<HandlerDeps, 'atlas' | 'today'>, asOf: string, path = 'asOf'): void {
  const { validFrom, validTo } = knownDays(deps)
  if (asOf >= validFrom && asOf <= validTo) return
  throw new Problem(
    422,
    'Day outside what is known',
    `Nothing is known of ${asOf}: figures exist from ${validFrom} to ${validTo}.`,
    [{ path, message: `a day from ${validFrom} to ${validTo} is expected` }],
    { validFrom, validTo },
  )
}
