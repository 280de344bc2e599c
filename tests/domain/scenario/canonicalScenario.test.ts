import { expect, test } from 'vitest'
import { canonicalScenario, scenarioText } from '../../../server/domain/scenario/canonicalScenario.ts'
import type { ScenarioRequest } from '../../../server/domain/scenario/request.ts'

const REQUEST: ScenarioRequest = {
  asOf: '2026-10-01',
  closures: [
    { by: 'status', niveau: 'france', code: 'FR', statut: 'unknown' },
    { by: 'cabinets', ids: ['C2', 'C1', 'C2'] },
    { by: 'share', niveau: 'departement', code: '36', share: 0.2, draw: 1 },
  ],
  openings: [
    { codeCommune: '79005', etp: 0.1 },
    { codeCommune: '79001', etp: 0.75 },
    { codeCommune: '79005', etp: 0.2 },
  ],
}

test('the same question in other words has the same text', () => {
  const other: ScenarioRequest = {
    openStatuts: ['unknown', 'active', 'reduced', 'active'],
    patientsPerEtp: 200,
    tolerance: 1.2,
    openings: [
      { etp: 0.3, codeCommune: '79005' },
      { etp: 0.75, codeCommune: '79001' },
    ],
    closures: [
      { draw: 1, share: 0.20000000001, code: '36', niveau: 'departement', by: 'share' },
      { by: 'cabinets', ids: ['C1'] },
      { statut: 'unknown', code: 'FR', niveau: 'france', by: 'status' },
      { by: 'cabinets', ids: ['C2'] },
      { by: 'status', niveau: 'france', code: 'FR', statut: 'unknown' },
    ],
    asOf: '2026-10-01',
  }
  expect(scenarioText(other)).toBe(scenarioText(REQUEST))
  expect(scenarioText(canonicalScenario(REQUEST))).toBe(scenarioText(REQUEST))
})

test('anything that changes the answer changes the text', () => {
  const variants: ScenarioRequest[] = [
    REQUEST,
    { ...REQUEST, asOf: '2026-10-02' },
    { ...REQUEST, tolerance: 1 },
    { ...REQUEST, patientsPerEtp: 180 },
    { ...REQUEST, openStatuts: ['active'] },
    { ...REQUEST, openings: [] },
    { ...REQUEST, closures: REQUEST.closures.slice(1) },
    { ...REQUEST, closures: [{ by: 'share', niveau: 'departement', code: '36', share: 0.2, draw: 2 }] },
    { ...REQUEST, closures: [{ by: 'share', niveau: 'departement', code: '36', share: 0.3, draw: 2 }] },
  ]
  expect(new Set(variants.map(scenarioText)).size).toBe(variants.length)
})

test('the text is stable: links made today open the same result tomorrow', () => {
  expect(scenarioText(REQUEST)).toBe(
    'relais-scenario-1 {"asOf":"2026-10-01","closures":[{"by":"cabinets","ids":["C1","C2"]},' +
      '{"by":"share","niveau":"departement","code":"36","share":0.2,"draw":1},' +
      '{"by":"status","niveau":"france","code":"FR","statut":"unknown"}],' +
      '"openings":[{"codeCommune":"79001","etp":0.75},{"codeCommune":"79005","etp":0.3}],' +
      '"tolerance":1.2,"patientsPerEtp":200,"openStatuts":["active","reduced","unknown"]}',
  )
})
