import type { Handlers } from '../serve.ts'
import { cabinetHandlers } from './cabinets.ts'
import { changementHandlers } from './changements.ts'
import { carteHandlers } from './carte.ts'
import { citationHandlers } from './citation.ts'
import { contoursHandlers } from './contours.ts'
import type { HandlerDeps } from './deps.ts'
import { fraicheurHandlers } from './fraicheur.ts'
import { friseHandlers } from './frise.ts'
import { listeHandlers } from './liste.ts'
import { oembedHandlers } from './oembed.ts'
import { placeHandlers } from './places.ts'
import { provenanceHandlers } from './provenance.ts'
import { scenarioHandlers } from './scenarios.ts'
import { signalementHandlers } from './signalements.ts'
import { stewardHandlers } from './stewards.ts'
import { territoireHandlers } from './territoires.ts'

export type { HandlerDeps } from './deps.ts'

/** Every handler of the contract. */
export const createHandlers = (deps: HandlerDeps): Handlers => ({
  ...placeHandlers(deps),
  ...cabinetHandlers(deps),
  ...territoireHandlers(deps),
  ...carteHandlers(deps),
  ...citationHandlers(deps),
  ...contoursHandlers(deps),
  ...fraicheurHandlers(deps),
  ...friseHandlers(deps),
  ...listeHandlers(deps),
  ...oembedHandlers(deps, territoireHandlers(deps)),
  ...provenanceHandlers(deps),
  ...scenarioHandlers(deps),
  ...signalementHandlers(deps),
  ...changementHandlers(deps),
  ...stewardHandlers(deps),
})
