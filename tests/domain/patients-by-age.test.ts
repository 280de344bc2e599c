import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { originsOf } from '../../server/domain/origins.ts'
import { NIVEAUX } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { AGE_CLASSES, ageClassOf, FIVE_YEAR_CLASSES } from '../../server/domain/patients/age-classes.ts'
import { chronicDemand } from '../../server/domain/patients/demand.ts'
import {
  expectedByAge,
  prevalenceByAge,
  type PatientsByAge,
} from '../../server/domain/patients/expectedByAge.ts'
import { publish } from '../../server/domain/publish.ts'
import { allocateCountry } from '../../server/domain/scenario/allocateCountry.ts'
import { packCountry } from '../../server/domain/scenario/compact-world.ts'
import { situate } from '../../server/domain/situate.ts'
import { sum } from '../../server/domain/sum.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../world.ts'
import { worlds } from './worlds.ts'

const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }

/** The tiny France with invented people of each age, but for Mayotte, where nobody counted. */
const byAge = {
  ...worldInputs,
  communes: worldInputs.communes.map((commune) => ({
    ...commune,
    patientsAttendus: commune.departement === '976' ? null : commune.population * 0.07,
  })),
}

test('the classes of the census are made of whole classes of five years', () => {
  const inside = AGE_CLASSES.map((name) =>
    FIVE_YEAR_CLASSES.filter((five) => AGE_CLASSES[ageClassOf(five)] === name),
  )
  expect(inside).toEqual([
    ['0-4', '5-9', '10-14'],
    ['15-19', '20-24', '25-29'],
    ['30-34', '35-39', '40-44'],
    ['45-49', '50-54', '55-59'],
    ['60-64', '65-69', '70-74'],
    ['75-79', '80-84', '85-89'],
    ['90-94', '95+'],
  ])
})

test('expected patients are those computed by hand', () => {
  const row = (
    departement: string,
    ages: string,
    patients: number | null,
    population: number,
  ): PatientsByAge => ({
    ...{ departement, ages, patients, population },
  })
  const prevalence = prevalenceByAge([
    // (100 + 500) ÷ (10,000 + 5,000) = 4 %: weighted by the Cnam’s people, not the mean of 1 % and 10 %.
    row('79', '45-49', 100, 10_000),
    row('79', '50-54', 500, 5_000),
    // Secret: neither its patients nor its people count; 60 ÷ 300 = 20 %.
    row('79', '90-94', 60, 300),
    row('79', '95+', null, 100),
    row('86', '45-49', 200, 10_000),
    // Nothing else of its class is told: that of all départements, 20 %, stands for it.
    row('86', '90-94', null, 200),
  ])
  const told = (departement: string) => prevalence.get(departement)!.map((share) => Number(share.toFixed(12)))
  expect(told('79')).toEqual([0, 0, 0, 0.04, 0, 0, 0.2])
  expect(told('86')).toEqual([0, 0, 0, 0.02, 0, 0, 0.2])
  // 250 × 4 % + 5 × 20 %.
  expect(expectedByAge([300, 200, 250, 250, 240, 100, 5], prevalence.get('79'))).toBeCloseTo(11, 12)
  expect(expectedByAge([0, 0, 0, 0, 0, 0, 0], prevalence.get('79'))).toBe(0)
  expect(expectedByAge(undefined, prevalence.get('79'))).toBeNull()
  expect(expectedByAge([1, 1, 1, 1, 1, 1, 1], prevalence.get('2A'))).toBeNull()
})

test('the communes of a département sum to the Cnam’s counts scaled to the census, class by class', () => {
  const count = fc.record({
    patients: fc.option(fc.nat({ max: 400 })),
    more: fc.integer({ min: 1, max: 4_000 }),
  })
  const people = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(
      fc.array(fc.array(count, { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
      fc.array(people, { minLength: 1, maxLength: 12 }),
      (departements, communes) => {
        const rows = departements.flatMap((counts, d) =>
          counts.map(({ patients, more }, k) => ({
            ...{ departement: String(d), ages: FIVE_YEAR_CLASSES[k]!, patients },
            population: (patients ?? 0) + more,
          })),
        )
        const prevalence = prevalenceByAge(rows)
        departements.forEach((_, d) => {
          const own = communes.filter((_ages, i) => i % departements.length === d)
          const expected = sum(own.map((ages) => expectedByAge(ages, prevalence.get(String(d)))!))
          const byHand = AGE_CLASSES.map((name, k) => {
            const told = rows.filter(
              ({ ages, patients }) => AGE_CLASSES[ageClassOf(ages)] === name && patients !== null,
            )
            const here = told.filter(({ departement }) => departement === String(d))
            const from = here.length > 0 ? here : told
            const npop = sum(from.map(({ population }) => population))
            const census = sum(own.map((ages) => ages[k]!))
            return npop > 0 ? (sum(from.map(({ patients }) => patients!)) * census) / npop : 0
          })
          expect(expected).toBeCloseTo(sum(byHand), 6)
          for (const share of prevalence.get(String(d))!) expect(share >= 0 && share <= 1).toBe(true)
        })
      },
    ),
    { numRuns: 100 },
  )
})

describe('the demand of a country', () => {
  test('rests on ages where they are known, on the standardised population elsewhere', () => {
    const { communes, demand } = allocate(byAge, parameters)
    communes.forEach(({ departement, population, patientsAttendus }, i) =>
      expect(demand[i]).toBe(departement === '976' ? 0.056 * population : patientsAttendus),
    )
    const figures = publish(
      situate(allocate(byAge, parameters), byAge, WORLD_DAY),
      allocate(byAge, parameters),
      {
        aplMillesime: { medecins: 2023, infirmiers: 2023 },
      },
    )
    const france = (id: 'patients-suivis' | 'apl-mg65') => figures.france.figure(0, id).sources
    expect(france('patients-suivis')).toEqual([
      ...['cabinets', 'apl-medecins', 'cog-2026', 'effectifs-cnam', 'ages-communes'],
    ])
    expect(france('apl-mg65')).toEqual(['apl-medecins'])
  })

  test('is not changed by a bit while nothing of ages is loaded', () => {
    fc.assert(
      fc.property(worlds, (inputs) => {
        const { communes, demand, flows, fixed } = allocate(inputs, parameters)
        expect(demand).toEqual(
          Float64Array.from(communes, ({ populationStandardisee, populationTotale, population }) => {
            return 0.056 * (populationStandardisee ?? populationTotale ?? population)
          }),
        )
        // Told of no commune, and told as not known of each: the same country.
        const unknown = {
          ...inputs,
          communes: inputs.communes.map((one) => ({ ...one, patientsAttendus: null })),
        }
        const same = allocate(unknown, parameters)
        expect({ demand: same.demand, flows: same.flows, fixed: same.fixed }).toEqual({
          demand,
          flows,
          fixed,
        })
      }),
      { numRuns: 20 },
    )
  })

  test('is no part of need, whose means weigh the same whatever is expected by age', () => {
    const communes = worldInputs.communes.map((commune, i) => ({
      ...commune,
      share75: commune.share75 === null ? null : 0.08 + (i % 4) * 0.015,
    }))
    const expected = communes.map((commune, i) => ({
      ...commune,
      patientsAttendus: commune.departement === '976' ? null : commune.population * (i % 2 ? 0.02 : 0.2),
    }))
    const [without, loaded] = [communes, expected].map((own) =>
      allocate({ ...worldInputs, communes: own }, parameters),
    )
    expect(loaded!.demand).not.toEqual(without!.demand)
    expect(new Set(without!.fixed.commune.values.besoin).size).toBeGreaterThan(3)
    for (const niveau of NIVEAUX)
      expect(loaded!.fixed[niveau].values.besoin, niveau).toEqual(without!.fixed[niveau].values.besoin)
  })

  test('of a city goes to its arrondissements by their people, and stays the same in all', () => {
    const city = byAge.communes[0]!
    const district = (code: string, population: number) => ({
      ...{ code, nom: code, codeCommune: city.code, lon: city.lon, lat: city.lat, areaKm2: 1, population },
      parts: [],
    })
    const arrondissements = [district('79901', 15_000), district('79902', 5_000)]
    const origins = originsOf({ communes: byAge.communes, arrondissements })
    const demand = chronicDemand(origins, 0.056)
    const at = (code: string) => demand[origins.findIndex((one) => one.code === code)]
    expect(at(city.code)).toBe(0)
    expect(at('79901')).toBeCloseTo(1050, 9)
    expect(at('79902')).toBeCloseTo(350, 9)
    expect(sum(demand)).toBeCloseTo(sum(chronicDemand(byAge.communes, 0.056)), 9)
  })

  test('is the same in a browser, and travels there only where it is', () => {
    const packed = packCountry(byAge, parameters, () => [])
    expect(allocateCountry(packed).demand).toEqual(allocate(byAge, parameters).demand)
    expect(packCountry(worldInputs, parameters, () => []).communes).not.toHaveProperty('patientsAttendus')
  })
})
