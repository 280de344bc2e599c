import { allocate, type Allocation } from '../../../server/domain/allocate.ts'
import type { Inputs } from '../../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../../server/domain/parameters.ts'
import type { ScenarioWorld } from '../../../server/domain/scenario/world.ts'
import { scenarioWorld } from '../../../server/domain/scenario/scenarioWorld.ts'
import { dayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { scenarioNation } from '../../bench/scenarioNation.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../../world.ts'

/** The tiny France on its day, ready to play: C1 active, C2 reduced, C3 suspended, C4 unknown, C5 stopped, C6 active. */
export function tinyWorld(inputs: Inputs = worldInputs): ScenarioWorld {
  return onDay(allocate(inputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }), inputs)
}

/** A seeded country of 400 communes and 40 cabinets with statuses of every kind. */
export function smallNation(): ScenarioWorld {
  const inputs = scenarioNation(400, 40)
  const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients: 4000 })
  const statuts = allocation.cabinets.map(
    (_, j) => (['active', 'active', 'reduced', 'unknown', 'stopped'] as const)[j % 5]!,
  )
  return scenarioWorld(
    allocation,
    { statuts, lastKnown: statuts.map(() => null), funded: false },
    { asOf: WORLD_DAY },
  )
}

function onDay(allocation: Allocation, inputs: Inputs): ScenarioWorld {
  return scenarioWorld(allocation, dayStatuses(allocation, inputs, WORLD_DAY), { asOf: WORLD_DAY })
}
