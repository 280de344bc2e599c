import { ACCESS_INDICATORS } from './indicators/access.ts'
import { byAgeOf, DEMAND_SOURCES, type DemandYears } from './indicators/by-age.ts'
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

/** Ids of the datasets that an indicator rests on; where the expected patients rest on ages, every estimate does too. */
export const sourcesOf = (indicator: Indicateur, byAge: boolean): readonly string[] => {
  const { sources, modelled } = INDICATORS[indicator]
  return byAge && modelled ? [...sources, ...DEMAND_SOURCES] : sources
}

/**
 * What an indicator means where the expected patients rest on ages of these years; null or left out: on the standardised population, as
 * `INDICATORS` has it. The followed patients are shared by the expected ones.
 */
export const definitionOf = (indicator: Indicateur, years?: DemandYears | null): IndicatorDefinition =>
  years
    ? {
        ...INDICATORS[indicator],
        sources: sourcesOf(indicator, true),
        ...(indicator === 'patients-suivis' && { formula: byAgeOf(years) }),
      }
    : INDICATORS[indicator]

/** The same by what the figures of an answer say that they rest on, which names no years. */
export const definitionAsTold = (
  indicator: Indicateur,
  figures: readonly { readonly sources: readonly string[] }[] = [],
): IndicatorDefinition =>
  definitionOf(
    indicator,
    figures.some(({ sources }) => sources.includes(DEMAND_SOURCES[0])) ? { patients: '', people: '' } : null,
  )
