import type { NamedScenario } from '../../domain/scenario/assumptions.ts'
import { namedScenarios } from '../../domain/scenario/namedScenarios.ts'
import type { PublicLevel } from '../../domain/publish.ts'
import type { ByLevel } from '../../domain/secrecy/tree.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'
import type { Atlas } from '../atlas.ts'
import type { View } from './view.ts'

const kept = new WeakMap<View, Readonly<Record<NamedScenario, ByLevel<PublicLevel>>>>()

/** The named scenarios of a view, the day itself first: made when first asked for, kept beside their view. */
export function namedOf(
  { inputs, everyEvent, views }: Pick<Atlas, 'inputs' | 'everyEvent' | 'views'>,
  view: View,
): Readonly<Record<NamedScenario, ByLevel<PublicLevel>>> {
  const known = kept.get(view)
  if (known) return known
  const { allocation } = views
  const day = dayStatuses(allocation, { financement: inputs.financement, events: everyEvent() }, view.asOf)
  const made = {
    jour: view.levels,
    ...namedScenarios(allocation, view.situation, day, {
      aplMillesime: inputs.aplMillesime,
      ...(view.analysis && { intervals: view.analysis.intervals }),
    }),
  }
  kept.set(view, made)
  return made
}
