import type { NamedScenario } from '../../domain/scenario/assumptions.ts'
import { namedScenarios } from '../../domain/scenario/namedScenarios.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import type { ByLevel } from '../../domain/secrecy/tree.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'
import { inTurns } from '../../in-turns.ts'
import type { Atlas } from '../atlas.ts'
import type { View } from './view.ts'

/** The named scenarios of a day, the day itself first. */
type Named = Readonly<Record<NamedScenario, ByLevel<PublicLevel>>>

const kept = new WeakMap<View, Promise<Named>>()

/** The named scenarios of a view: made when first asked for, others being answered meanwhile, and kept beside their view. */
export function namedOf(atlas: Pick<Atlas, 'inputs' | 'everyEvent' | 'views'>, view: View): Promise<Named> {
  const named = kept.get(view) ?? make(atlas, view)
  kept.set(view, named)
  return named
}

async function make(
  { inputs, everyEvent, views }: Pick<Atlas, 'inputs' | 'everyEvent' | 'views'>,
  { asOf, levels, situation, analysis }: View,
): Promise<Named> {
  const { aplMillesime, financement } = inputs
  const day = dayStatuses(views.allocation, { financement, events: everyEvent() }, asOf)
  const others = await inTurns(
    namedScenarios(views.allocation, situation, day, {
      aplMillesime,
      ...(analysis && { intervals: analysis.intervals }),
    }),
  )
  return { jour: levels, ...others }
}
