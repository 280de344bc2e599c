import { beforeAll, describe, expect, test } from 'vitest'
import { findCommune } from '../../server/domain/roster/findCommune.ts'
import type { Gazetteer } from '../../server/domain/roster/gazetteer.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { packageFolder } from '../country/package-country.ts'

let gazetteer: Gazetteer
beforeAll(async () => {
  gazetteer = await packageGazetteer(openPackage(packageFolder).reference)
})
const find = (codePostal: string, commune: string) =>
  findCommune({ codeCommune: '', codePostal, commune }, gazetteer)

describe('a commune as offices write it', () => {
  test.each([
    ['72072', 'LE MANS CEDEX 9', '72181'],
    ['75010', 'PARIS 10', '75056'],
    ['75010', 'Paris', '75056'],
    ['69003', 'LYON 3EME', '69123'],
    ['13015', 'Marseille 15', '13055'],
    ['75116', 'Paris 16', '75056'],
    ['75000', 'Paris', '75056'],
    ['93200', 'St Denis', '93066'],
    ['06160', 'Juan-les-Pins', '06004'],
    ['72000', 'LE MANS (72)', '72181'],
    ['44021', 'NANTES CEDEX 1', '44109'],
    ['', 'Bourg-en-Bresse (Ain)', '01053'],
    ['79000', 'Nirot', '79191'],
  ])('%s %s', (codePostal, name, code) => {
    expect(find(codePostal, name).commune?.code).toBe(code)
  })

  test('what several communes may be meant by is refused', () => {
    for (const [codePostal, name] of [
      ['', 'Boulogne'],
      ['', 'Saint-Martin'],
      ['98714', 'Papeete'],
      ['79000', 'Bordeaux'],
      ['', 'zzzzzz'],
    ] as const)
      expect(find(codePostal, name).commune, name).toBeNull()
  })
})
