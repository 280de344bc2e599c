import { allocate } from './allocate.ts'
import type { Inputs } from './model.ts'
import { DEFAULT_PARAMETERS, type Parameters } from './parameters.ts'
import { situate } from './situate.ts'
import type { Situation } from './situation.ts'

/** Both steps at once: who is followed where (`allocate`), then the statuses of the day `asOf` (`situate`). */
export function computeSituation(
  inputs: Inputs,
  asOf: string,
  parameters: Parameters = DEFAULT_PARAMETERS,
): Situation {
  return situate(allocate(inputs, parameters), inputs, asOf)
}
