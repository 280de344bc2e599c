import { describe, expect, test } from 'vitest'
import { allocate } from '../../../server/domain/allocate.ts'
import { finish } from '../../../server/domain/finish.ts'
import { NAMED_INDICATORS, REACHED } from '../../../server/domain/scenario/assumptions.ts'
import { namedScenarios } from '../../../server/domain/scenario/namedScenarios.ts'
import { DEFAULT_PARAMETERS } from '../../../server/domain/parameters.ts'
import { publish, type PublicLevel } from '../../../server/domain/publish.ts'
import { situateDay } from '../../../server/domain/situate.ts'
import { dayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../../world.ts'

const allocation = allocate(worldInputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS })
const day = dayStatuses(allocation, worldInputs, WORLD_DAY)
const situation = situateDay(allocation, day, WORLD_DAY)
const span = { low: [100], high: [200] }
const options = {
  aplMillesime: { medecins: 2023, infirmiers: 2023 },
  intervals: {
    france: { 'patients-suivis': span, 'patients-sans-relais': span, risque: { low: [10], high: [40] } },
  },
}
const today = publish(situation, allocation, options)
const named = finish(namedScenarios(allocation, situation, day, options))
const at = (level: PublicLevel, code: string) => (indicator: (typeof NAMED_INDICATORS)[number]) =>
  level.figure(level.codes.indexOf(code), indicator)

describe('the named scenarios', () => {
  test('a million people share the same risk: counts are multiplied, H, V and R are not', () => {
    const times = REACHED / WORLD_PATIENTS
    for (const level of ['region', 'france'] as const)
      for (const code of situation.levels[level].codes) {
        const [before, after] = [at(today[level], code), at(named['un-million'][level], code)]
        expect(after('risque').value).toBe(before('risque').value)
        // What is hidden of the day would come out again by division.
        for (const indicator of NAMED_INDICATORS)
          expect(after(indicator).status).toBe(before(indicator).status)
        for (const indicator of ['interruptions-attendues', 'patients-sans-relais'] as const) {
          const [own, value] = [before(indicator).value, after(indicator).value]
          // The day's is rounded to 10, this one to 100.
          if (own !== null) expect(Math.abs(value! - own * times)).toBeLessThanOrEqual(5 * times + 50)
        }
      }
    const france = at(named['un-million'].france, 'FR')
    // « Plus de » belongs to the 300,000 of another source, and a convention has no interval.
    expect(france('patients-suivis')).toMatchObject({ value: REACHED, low: null, high: null })
    expect(france('patients-suivis').operator).toBeUndefined()
    expect(at(today.france, 'FR')('patients-suivis').operator).toBe('more-than')
    expect(france('patients-sans-relais')).toMatchObject({ low: 111_100, high: 222_200 })
    expect(france('risque')).toMatchObject({ low: 10, high: 40 })
  })

  test('what is unknown is open, or has stopped: the day lies between, nobody is followed elsewhere', () => {
    for (const indicator of ['interruptions-attendues', 'patients-sans-relais', 'risque'] as const) {
      const [open, now, stopped] = [named['inconnus-ouverts'], today, named['inconnus-arretes']].map(
        ({ france }) => at(france, 'FR')(indicator).value!,
      ) as [number, number, number]
      expect(open).toBeLessThan(now)
      expect(now).toBeLessThan(stopped)
    }
    for (const scenario of ['inconnus-ouverts', 'inconnus-arretes'] as const) {
      const france = at(named[scenario].france, 'FR')
      expect(france('patients-suivis')).toMatchObject({ value: WORLD_PATIENTS, operator: 'more-than' })
      for (const indicator of NAMED_INDICATORS)
        expect(france(indicator)).toMatchObject({ low: null, high: null })
    }
  })

  test('a region without any unknown cabinet is as it is', () => {
    for (const scenario of ['inconnus-ouverts', 'inconnus-arretes'] as const)
      for (const indicator of NAMED_INDICATORS)
        expect(at(named[scenario].region, '94')(indicator)).toEqual(at(today.region, '94')(indicator))
  })
})
