import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaTree, COUNTED, type ByLevel } from '../../../server/domain/secrecy/tree.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { EFFECTIFS, ISSUES, issueColumn, type Issue } from '../../../server/domain/scenario/outcomes.ts'
import { isSmall, protectOutcomes, type Outcomes } from '../../../server/domain/scenario/protectOutcomes.ts'
import { publicPersons } from '../../../server/domain/scenario/publicPersons.ts'
import { publicScenario, type PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Closure, ScenarioRequest } from '../../../server/domain/scenario/request.ts'
import { WORLD_DAY } from '../../world.ts'
import { smallNation, tinyWorld } from './tinyWorld.ts'

const world = smallNation()
const { allocation } = world
const tree = areaTree(allocation.communes, allocation.areas)
const ids = allocation.cabinets.map(({ id }) => id)
const closing = (some: readonly string[], more: Partial<ScenarioRequest> = {}): ScenarioRequest => ({
  asOf: WORLD_DAY,
  closures: [{ by: 'cabinets', ids: some }],
  openings: [],
  ...more,
})
const play = (request: ScenarioRequest) => {
  const result = playScenario(world, request)
  return { result, shown: publicScenario(world, result) }
}

describe('what anybody may see of a scenario', () => {
  test('never a count under 11, and only rounded ones', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1, maxLength: 25 }), (some) => {
        const { result, shown } = play(closing(some))
        for (const niveau of COUNTED) {
          const raw = result.levels[niveau]
          shown.levels[niveau].codes.forEach((code, k) => {
            const a = raw.codes.indexOf(code)
            for (const count of EFFECTIFS) {
              const value = shown.levels[niveau].persons[count][k]!
              const truth =
                count === 'displaced' || count === 'moved' ? raw[count][a]! : issueColumn(raw, count)[a]!
              if (isSmall(truth)) expect(value).toBeNull()
              else if (value !== null && value > 0 && some.length > 2)
                expect(value % (value > 1000 ? 100 : 20)).toBe(0)
              if (value === 0) expect(truth).toBeLessThan(1e-6)
            }
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a reader who knows the method cannot tell a hidden cell: other values of it publish the same', () => {
    // Outcomes of some tens of persons by circonscription, most of them small.
    const size = tree.size.circonscription
    const cells = fc.record(
      Object.fromEntries(
        ISSUES.map((issue) => [
          issue,
          fc.array(
            fc.oneof(
              fc.constant(0),
              fc.double({ min: 0.1, max: 10.9, noNaN: true }),
              fc.double({ min: 11, max: 300, noNaN: true }),
            ),
            {
              minLength: size,
              maxLength: size,
            },
          ),
        ]),
      ) as Record<Issue, fc.Arbitrary<number[]>>,
    )
    const levelsOf = (columns: Record<Issue, number[]>): Outcomes =>
      Object.fromEntries(
        ISSUES.map((issue) => [
          issue,
          { circonscription: Float64Array.from(columns[issue]) } as ByLevel<Float64Array>,
        ]),
      ) as Record<Issue, ByLevel<Float64Array>>
    const told = (columns: Record<Issue, number[]>): string => {
      const safe = protectOutcomes(tree, levelsOf(columns))
      return JSON.stringify(
        ISSUES.map((issue) =>
          COUNTED.map((level) =>
            [...safe[issue][level]].map((value, a) =>
              level === 'circonscription'
                ? publicPersons(columns[issue][a]!, value, 9)
                : Math.round(value * 1e9),
            ),
          ),
        ),
      )
    }
    fc.assert(
      fc.property(cells, fc.constantFrom(...ISSUES), (columns, issue) => {
        const known = told(columns)
        const hidden = columns[issue].flatMap((count, a) => (isSmall(count) ? [a] : []))
        for (const a of hidden.slice(0, 6)) {
          // What the cell gains others lose, so that their sum stays: the values still possible span most of 0..11.
          const possible = [0.5, 2, 4, 6, 8, 10.5].filter((value) => {
            const changed = { ...columns, [issue]: [...columns[issue]] }
            let owed = columns[issue][a]! - value
            changed[issue][a] = value
            for (const b of hidden) {
              if (b === a || hidden.length < 5) continue
              const other = Math.min(10.99, Math.max(0.01, columns[issue][b]! + owed))
              owed -= other - columns[issue][b]!
              changed[issue][b] = other
            }
            return told(changed) === known
          })
          expect(possible.at(-1)! - possible[0]!).toBeGreaterThanOrEqual(6)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('two scenarios that differ by one cabinet do not give a hidden count away', () => {
    // Who moves with one cabinet more is known exactly to the attacker: displaced(B) = displaced(A) + displaced(C).
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 7, maxLength: 12 }), (some) => {
        const [a, c] = [some.slice(0, 3), some.slice(3)]
        const [A, B, C] = [play(closing(a)), play(closing(some)), play(closing(c))]
        const columns = A.result.levels.circonscription
        columns.codes.forEach((code, at) => {
          if (!isSmall(columns.displaced[at]!)) return
          const [b, other] = [boundsOf(B.shown, code), boundsOf(C.shown, code)]
          const low = Math.max(0, b.low - other.high)
          const high = Math.min(11, b.high - other.low)
          expect(high - low).toBeGreaterThanOrEqual(6)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('one or two closures are told by class: a number would be a cabinet’s caseload', () => {
    const { shown } = play(closing(ids.slice(0, 1)))
    expect(shown.levels.france.states.displaced).toBe('k')
    expect(JSON.stringify(shown)).not.toMatch(/followed|capacity/)
  })

  test('absorbers show classes only, and their order is not that of the counts', () => {
    const { shown } = play(
      closing(ids.slice(0, 20), { openings: [{ codeCommune: allocation.communes[0]!.code, etp: 1 }] }),
    )
    expect(shown.absorbers.length).toBeGreaterThan(3)
    for (const place of shown.absorbers)
      expect(Object.keys(place).sort()).toEqual(['codeCommune', 'etp', 'fill', 'id', 'kind', 'received'])
    const keys = shown.absorbers.map(({ received, id }) => `${3 - received} ${id}`)
    expect(keys).toEqual([...keys].sort())
  })

  test('the tiny France: closing everything leaves nobody placed, and says so', () => {
    const tiny = tinyWorld()
    const all: Closure = { by: 'area', niveau: 'france', code: 'FR' }
    const shown = publicScenario(tiny, playScenario(tiny, { asOf: WORLD_DAY, closures: [all], openings: [] }))
    expect(shown.levels.france.persons.displaced).toEqual([900])
    expect(shown.levels.france.persons.sansPlace).toEqual([900])
    expect(shown.levels.france.persons.moved).toEqual([0])
    expect(shown.id).toBe(`${WORLD_DAY}_z~fFR`)
    expect(shown.newDeserts.departement).toContain('79')
  })
})

/**
 * What the people displaced of a circonscription may truly be, by what is published of it: the rounding, and for each
 * outcome hidden there, whatever lies between its stand-in and 0 or 11.
 */
function boundsOf(shown: PublicScenario, code: string): { low: number; high: number } {
  const { codes, persons, states } = shown.levels.circonscription
  const a = codes.indexOf(code)
  if (a < 0) return { low: 0, high: 0 }
  const hidden = ISSUES.filter((issue) => states[issue][a] === 's').length
  const value = persons.displaced[a]!
  if (value === null) return { low: 0, high: states.displaced[a] === 's' ? 11 : 11 * hidden }
  const half = value > 1000 ? 50 : 10
  return { low: Math.max(11, value - half - 8 * hidden), high: value + half + 11 * hidden }
}
