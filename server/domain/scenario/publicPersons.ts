import { classOf, PERSON_CLASSES } from '../secrecy/classes.ts'
import { LEAST_SHOWN } from '../secrecy/round.ts'
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
export const LEAST_CLOSED = 3

/** Persons under which a sum of floating-point flows is nobody. */
export const NOBODY = 1e-6

/** Whether a count of persons must not be shown. */
export const isSmall = (count: number): boolean => count > NOBODY && count < LEAST_SHOWN

/** So many persons at least must stay possible for a hidden cell. */
const LEAST_WIDTH = 6
const STEP = 20

/**
 * How a count of `raw` persons is told: rounded, at most one step (20; 100 above 1,000) from it, and a class always holds it.
 * `hidden`: how many cells under 11 the count consists of when it consists of nothing else. Were their sum told near 11 each,
 * so would they be: it is then rounded down to the step below, which is as near as the step allows.
 */
export function publicPersons(raw: number, closedCabinets: number, hidden = 0): PublicPersons {
  if (!(raw > NOBODY)) return { value: 0, state: 'o' }
  if (raw < LEAST_SHOWN) return { value: null, state: 's' }
  const found = closedCabinets < LEAST_CLOSED ? classOf(raw, PERSON_CLASSES) : null
  if (found) return { value: found.middle, state: 'k' }
  const rounded = roundScenario(raw)
  const telling = hidden > 0 && rounded - STEP / 2 > LEAST_SHOWN * hidden - LEAST_WIDTH
  return { value: telling && rounded > STEP ? rounded - STEP : rounded, state: 'o' }
}
