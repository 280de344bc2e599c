import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NIVEAUX, STATUTS } from '../../../server/domain/model.ts'
import { canonicalScenario } from '../../../server/domain/scenario/canonicalScenario.ts'
import type { Closure, ScenarioRequest } from '../../../server/domain/scenario/request.ts'
import { parseScenarioId, scenarioId } from '../../../server/domain/scenario/scenarioId.ts'

const code = fc.oneof(
  fc.constantFrom('36', '2A-01', '79005', 'FR'),
  fc.string({ minLength: 1, maxLength: 8 }),
)
const area = fc.record({ niveau: fc.constantFrom(...NIVEAUX), code })
const closure: fc.Arbitrary<Closure> = fc.oneof(
  fc.array(code, { minLength: 1, maxLength: 6 }).map((ids) => ({ by: 'cabinets' as const, ids })),
  area.map((of) => ({ by: 'area' as const, ...of })),
  fc
    .tuple(area, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2 ** 31 - 1))
    .map(([of, share, draw]) => ({ by: 'share' as const, ...of, share, draw })),
  fc
    .tuple(area, fc.constantFrom(...STATUTS))
    .map(([of, statut]) => ({ by: 'status' as const, ...of, statut })),
)
const request: fc.Arbitrary<ScenarioRequest> = fc.record(
  {
    asOf: fc.constantFrom('2026-11-22', '2025-12-01'),
    closures: fc.array(closure, { maxLength: 4 }),
    openings: fc.array(
      fc.record({ codeCommune: code, etp: fc.integer({ min: 1, max: 90_000 }).map((n) => n / 1000) }),
      { maxLength: 4 },
    ),
    tolerance: fc.double({ min: 0, max: 10, noNaN: true }),
    patientsPerEtp: fc.double({ min: 0, max: 10_000, noNaN: true }),
    openStatuts: fc.uniqueArray(fc.constantFrom(...STATUTS), { minLength: 1 }),
  },
  { requiredKeys: ['asOf', 'closures', 'openings'] },
)

describe('the id of a scenario', () => {
  test('is readable', () => {
    expect(
      scenarioId({
        asOf: '2026-11-22',
        closures: [
          { by: 'share', niveau: 'departement', code: '36', share: 0.2, draw: 1 },
          { by: 'cabinets', ids: ['demo-0002', 'demo-0001'] },
        ],
        openings: [{ codeCommune: '36044', etp: 0.75 }],
      }),
    ).toBe('2026-11-22_c~demo-0001~demo-0002_p~d36~20~1_o~36044~0.75')
  })

  test('says the whole request, in characters that need no escape, whatever its codes are', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const id = scenarioId(asked)
        expect(encodeURIComponent(id)).toBe(id)
        const read = parseScenarioId(id)!
        expect(canonicalScenario(read)).toEqual(canonicalScenario(asked))
        expect(scenarioId(read)).toBe(id)
      }),
    )
  })

  test('any other text is no id, and never throws', () => {
    for (const text of [
      '',
      'abc',
      '2026-11-22_q~d36',
      '2026-11-22_p~d36~x~1',
      '2026-11-22_o~36044',
      '2026-11-22_c',
    ])
      expect(parseScenarioId(text), text).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseScenarioId(`2026-11-22_${text}`)
      }),
    )
  })
})
