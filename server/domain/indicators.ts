import { ACCESS_INDICATORS } from './indicators/access.ts'
import type { IndicatorDefinition } from './indicators/definition.ts'
import { PATIENT_INDICATORS } from './indicators/patients.ts'
import { PEOPLE_INDICATORS } from './indicators/people.ts'
import { RISK_INDICATORS } from './indicators/risk.ts'
import type { Indicateur } from './situation.ts'

/** Every indicator, by id. */
export const INDICATORS: Readonly<Record<Indicateur, IndicatorDefinition>> = {
  ...PATIENT_INDICATORS,
  ...RISK_INDICATORS,
  ...ACCESS_INDICATORS,
  ...PEOPLE_INDICATORS,
}
