import type { Handlers } from '../contract/handlers.ts'
import { cabinetHandlers } from './cabinet/handlers.ts'
import { changementHandlers } from './changes/handlers.ts'
import { carteHandlers } from './map/handlers.ts'
import { citationHandlers } from './citation/handlers.ts'
import { contoursHandlers } from './map/contours-handlers.ts'
import type { HandlerDeps } from './deps.ts'
import { goalHandlers } from './goal/handlers.ts'
import { fhirHandlers } from './fhir/handlers.ts'
import { fraicheurHandlers } from './changes/freshness-handlers.ts'
import { friseHandlers } from './map/timeline-handlers.ts'
import { listeHandlers } from './roster/handlers.ts'
import { namedHandlers } from './scenario/named-handlers.ts'
import { oembedHandlers } from './share/handlers.ts'
import { placeHandlers } from './find/handlers.ts'
import { provenanceHandlers } from './facts/handlers.ts'
import { questionHandlers } from './facts/question-handlers.ts'
import { scenarioHandlers } from './scenario/handlers.ts'
import { placementHandlers } from './scenario/placement-handlers.ts'
import { stageOf } from './scenario/stage.ts'
import { signalementHandlers } from './cabinet/report-handlers.ts'
import { stewardHandlers } from './stewards/handlers.ts'
import { linkHandlers } from './stewards/link-handlers.ts'
import { territoireHandlers } from './sheet/handlers.ts'
import { seatHandlers } from './sheet/seat-handlers.ts'

/** Every handler of the contract. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const stage = stageOf(deps)
  return {
    ...placeHandlers(deps),
    ...cabinetHandlers(deps),
    ...territoireHandlers(deps),
    ...seatHandlers(deps, territoireHandlers(deps)),
    ...carteHandlers(deps),
    ...goalHandlers(deps),
    ...citationHandlers(deps),
    ...contoursHandlers(deps),
    ...fhirHandlers(deps),
    ...fraicheurHandlers(deps),
    ...friseHandlers(deps),
    ...listeHandlers(deps),
    ...oembedHandlers(deps, territoireHandlers(deps)),
    ...provenanceHandlers(deps),
    ...questionHandlers(deps, territoireHandlers(deps)),
    ...scenarioHandlers(deps, stage),
    ...placementHandlers(deps, stage),
    ...namedHandlers(deps),
    ...signalementHandlers(deps),
    ...changementHandlers(deps),
    ...stewardHandlers(deps),
    ...linkHandlers(deps),
  }
}
