import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { PACKAGE, packageInputs } from '../../scripts/method/packageInputs.ts'
import { TODAY } from '../../scripts/demo/events.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { prepareImport } from '../../server/service/roster/prepare-import.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { allocate, type Allocation } from '../../server/domain/allocate.ts'
import type { Inputs } from '../../server/domain/model.ts'
import { publicStatuses } from '../../server/domain/status/publicStatuses.ts'

let inputs: Inputs
let allocation: Allocation
beforeAll(() => {
  inputs = packageInputs(PACKAGE, 2023)
  allocation = allocate(inputs)
})

describe('the demonstration that is shipped', () => {
  test('has the cabinets of the great cities in their arrondissements', () => {
    for (const [city, least] of [
      ['75056', 15],
      ['69123', 5],
      ['13055', 10],
    ] as const) {
      const homes = allocation.cabinets.flatMap(({ codeCommune }, j) =>
        codeCommune === city ? [allocation.communes[allocation.home[j]!]!] : [],
      )
      expect(homes.every(({ commune }) => commune === city)).toBe(true)
      expect(new Set(homes.map(({ code }) => code)).size).toBeGreaterThanOrEqual(least)
    }
  })

  test('holds five constituencies with fewer than 11 followed patients, and none with nobody', () => {
    const followed = [...allocation.fixed.circonscription.values['patients-suivis']]
    expect(followed.filter((people) => people < 11)).toHaveLength(5)
    expect(Math.min(...followed)).toBeGreaterThan(1)
    expect(allocation.warnings.filter(({ kind }) => /plafond|sans-demande|hors-reseau/.test(kind))).toEqual(
      [],
    )
  })

  test('differs between départements as a take-over or a collapse would make it', () => {
    const statuses = publicStatuses(
      allocation.cabinets.map(({ id }) => id),
      inputs.events,
      TODAY,
    )
    const byDepartement = new Map<string, number[]>()
    statuses.forEach(({ value }, j) => {
      const { departement } = allocation.communes[allocation.home[j]!]!
      byDepartement.set(departement, [...(byDepartement.get(departement) ?? []), value === 'active' ? 0 : 1])
    })
    const odds = [...byDepartement.values()]
      .filter(({ length }) => length >= 20)
      .map((bad) => {
        const share = (bad.reduce((sum, one) => sum + one, 0) + 0.5) / (bad.length + 1)
        return Math.log(share / (1 - share))
      })
    const mean = odds.reduce((sum, one) => sum + one, 0) / odds.length
    const spread = Math.sqrt(odds.reduce((sum, one) => sum + (one - mean) ** 2, 0) / odds.length)
    // 2 by draw, and what twenty or sixty cabinets add by chance; without the effect it would be 0.35.
    expect(spread).toBeGreaterThan(1.6)
    expect(spread).toBeLessThan(2.4)
  })

  test('is a roster that its own importer takes, line for line', async () => {
    const { reading, plan } = await prepareImport({
      bytes: readFileSync(join(PACKAGE, '../demonstration/cabinets.csv')),
      context: {
        gazetteer: await packageGazetteer(readReference(openFiles(PACKAGE))),
      },
      current: { demonstration: true, revision: '', cabinets: [], events: new Map(), intakes: new Map() },
      options: {
        today: TODAY,
        partial: false,
        departements: null,
        territory: null,
        closuresMeant: false,
        evidence: 'association',
        maxAgeDays: 60,
      },
      geocoder: null,
    })
    const tally = reading.tally.map(({ problem, count, firstLine }) => ({ ...problem, count, firstLine }))
    expect(tally.filter(({ severity }) => severity === 'refused')).toEqual([])
    expect([reading.linesRead, reading.linesRefused]).toEqual([3000, 0])
    expect(plan.problems.filter(({ severity }) => severity === 'refused')).toEqual([])
    expect(plan.applicable).toBe(true)
  })
})
