import { allocate, type Allocation } from '../../../server/domain/allocate.ts'
import type { Inputs } from '../../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../../server/domain/parameters.ts'
import type { ScenarioWorld } from '../../../server/domain/scenario/world.ts'
import { scenarioWorld } from '../../../server/domain/scenario/scenarioWorld.ts'
import { publicStatuses } from '../../../server/domain/status/publicStatuses.ts'
import { isFunded } from '../../../server/domain/status/statusWeight.ts'
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
  return scenarioWorld(allocation, statuts, { asOf: WORLD_DAY, funded: false })
}

function onDay(allocation: Allocation, { events, financement }: Inputs): ScenarioWorld {
  const ids = allocation.cabinets.map(({ id }) => id)
  return scenarioWorld(
    allocation,
    publicStatuses(ids, events, WORLD_DAY).map(({ value }) => value),
    { asOf: WORLD_DAY, funded: isFunded(financement, WORLD_DAY) },
  )
}
