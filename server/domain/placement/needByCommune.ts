import { beyondReach } from '../scenario/beyondReach.ts'
import type { ScenarioResult } from '../scenario/result.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import type { Need } from './request.ts'

/** People whom new posts should serve, persons by commune, after a scenario was played. */
export function needByCommune(
  world: ScenarioWorld,
  { levels, communeMinutes }: ScenarioResult,
  need: Need,
): Float64Array {
  const { sansPlace, affectedAfter } = levels.commune
  switch (need) {
    case 'sans-place':
      return sansPlace
    case 'hors-portee':
      return world.allocation.followed.map((people, i) =>
        beyondReach(communeMinutes[i]!) ? people : sansPlace[i]!,
      )
    case 'affectes':
      return affectedAfter
  }
}
