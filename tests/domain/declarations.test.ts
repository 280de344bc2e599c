import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import type { Inputs } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { isSafe, usableDeclarations } from '../../server/domain/secrecy/usableDeclarations.ts'
import { sum } from '../../server/domain/sum.ts'
import { scenarioNation } from '../bench/scenarioNation.ts'

const parameters = { ...DEFAULT_PARAMETERS, patients: 4000 }
/** A dense little country, all of whose cabinets reach one another's communes. */
const nation = (() => {
  const inputs = scenarioNation(60, 30)
  const [here] = inputs.communes
  return {
    ...inputs,
    communes: inputs.communes.map((commune, i) => ({
      ...commune,
      departement: here!.departement,
      region: here!.region,
      lon: here!.lon + (i % 8) * 0.01,
      lat: here!.lat + Math.floor(i / 8) * 0.01,
    })),
  }
})()
const near: Inputs = {
  ...nation,
  cabinets: nation.cabinets.map((cabinet) => {
    const home = nation.communes.find(({ code }) => code === cabinet.codeCommune)!
    return {
      ...cabinet,
      lon: home.lon,
      lat: home.lat,
      reseau: home.reseau,
      etp: 0.5 + (cabinet.id.length % 3) / 4,
    }
  }),
}
const model = allocate(near, parameters)
const declaring = (values: ReadonlyMap<string, number>): Inputs => ({
  ...near,
  cabinets: near.cabinets.map((cabinet) => ({
    ...cabinet,
    patientsDeclares: values.get(cabinet.id) ?? null,
  })),
})
const ids = model.cabinets.map(({ id }) => id)
const estimateOf = (id: string): number => model.caseload[ids.indexOf(id)]!
const used = (values: ReadonlyMap<string, number>): Float64Array =>
  allocate(declaring(values), parameters).caseload
/** What an attacker who re-runs the open model reads at best: every caseload that is used, whatever the day, level or scenario. */
const seen = (values: ReadonlyMap<string, number>): string =>
  JSON.stringify(
    usableDeclarations({
      ...model,
      cabinets: model.cabinets.map((cabinet) => ({
        ...cabinet,
        patientsDeclares: values.get(cabinet.id) ?? null,
      })),
    }),
  )

describe('a declared caseload', () => {
  test('is used for five and more that hide one another, and nowhere else', () => {
    expect(isSafe([100, 100, 100, 100])).toBe(false)
    expect(isSafe([100, 100, 10, 10, 10])).toBe(true)
    expect(isSafe([100, 100, 10, 10, 9])).toBe(false)
    const four = new Map(ids.slice(0, 4).map((id) => [id, 1.4 * estimateOf(id)]))
    expect(used(four)).toEqual(model.caseload)
    const many = new Map(ids.map((id) => [id, 1.4 * estimateOf(id)]))
    many.delete(ids[0]!)
    expect(used(many)).not.toEqual(model.caseload)
    expect(sum(used(many))).toBeCloseTo(4000, 8)
  })

  test('stays at least 30 % unknown to who compares a roster with the one before it declared', () => {
    const factors = fc.array(fc.double({ min: 0.7, max: 1.6, noNaN: true }), {
      minLength: ids.length,
      maxLength: ids.length,
    })
    fc.assert(
      fc.property(factors, fc.nat({ max: ids.length - 1 }), (by, last) => {
        const values = new Map(ids.map((id, j) => [id, by[j]! * estimateOf(id)]))
        const without = (all: ReadonlyMap<string, number>) => {
          const fewer = new Map(all)
          fewer.delete(ids[last]!)
          return fewer
        }
        const [now, before] = [seen(values), seen(without(values))]
        // Another value of it, 30 % away, publishes the same: what it takes, the others may have declared.
        const x = values.get(ids[last]!)!
        const hidden = [0.7, 1.3].some((factor) =>
          Array.from({ length: 21 }, (_, k) => k / 20).some((share) => {
            const other = new Map(
              [...values].map(([id, count]) => [
                id,
                id === ids[last] ? x * factor : count + (share * (x - x * factor)) / (ids.length - 1),
              ]),
            )
            return seen(other) === now && seen(without(other)) === before
          }),
        )
        expect(hidden).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('of many times what the model expects counts as twice the largest: no rounding would hide more', () => {
    const values = new Map(ids.map((id) => [id, estimateOf(id)]))
    const large = (times: number) => new Map(values).set(ids[3]!, times * Math.max(...model.caseload))
    expect(seen(large(40))).toBe(seen(large(2)))
    expect(seen(large(40))).not.toBe(seen(values))
  })
})
