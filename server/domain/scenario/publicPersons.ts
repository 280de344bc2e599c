import { classOf, PERSON_CLASSES } from '../secrecy/classes.ts'
import { LEAST_SHOWN } from '../secrecy/round.ts'
import { NOBODY } from './protectOutcomes.ts'
import { roundScenario } from './roundScenario.ts'

/**
 * How a count of persons of a scenario is told: `o` rounded, `k` by its class (the value is the middle of the class),
 * `s` hidden because it is under 11, `p` hidden to protect another one.
 */
export type EtatEffectif = 'o' | 'k' | 's' | 'p'

export interface PublicPersons {
  readonly value: number | null
  readonly state: EtatEffectif
}

/** Under this many closed cabinets persons are told by class: a number would be one cabinet's caseload. */
const LEAST_CLOSED = 3

/** How a count is told; `raw` decides whether it may be, `safe` (from protected cells) is what is told. */
export function publicPersons(raw: number, safe: number, closedCabinets: number): PublicPersons {
  if (!(raw > NOBODY)) return { value: 0, state: 'o' }
  if (raw < LEAST_SHOWN) return { value: null, state: 's' }
  if (safe < LEAST_SHOWN) return { value: null, state: 'p' }
  if (closedCabinets >= LEAST_CLOSED) return { value: roundScenario(safe), state: 'o' }
  const found = classOf(safe, PERSON_CLASSES)
  return found ? { value: found.middle, state: 'k' } : { value: roundScenario(safe), state: 'o' }
}
