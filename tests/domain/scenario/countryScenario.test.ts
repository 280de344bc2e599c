import { expect, test } from 'vitest'
import { EFFECTIFS, issueColumn } from '../../../server/domain/scenario/outcomes.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { publicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Closure } from '../../../server/domain/scenario/request.ts'
import { scenarioWorld } from '../../../server/domain/scenario/scenarioWorld.ts'
import { classOf, PERSON_CLASSES } from '../../../server/domain/secrecy/classes.ts'
import { COUNTED } from '../../../server/domain/secrecy/tree.ts'
import { dayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { DEMONSTRATION_DAY, demonstrationAllocation, demonstrationInputs } from '../demonstration.ts'

const allocation = demonstrationAllocation()
const world = scenarioWorld(allocation, dayStatuses(allocation, demonstrationInputs(), DEMONSTRATION_DAY), {
  asOf: DEMONSTRATION_DAY,
})
const { departement } = allocation.areas
/** What a sum of floating numbers may be away from the count that it is, persons. */
const EXACT = 1e-9
/** One cabinet in thirty and one département in five; all of them with `EVERY_CABINET=1`, which takes ten minutes. */
const EVERY = process.env.EVERY_CABINET === '1'
const OPTIONS = EVERY ? { timeout: 3_600_000 } : {}

/** What is published of a scenario and is not true: further from the raw count than one step, or in another class. */
function untrue(closure: Closure): { readonly shown: number; readonly wrong: string[] } {
  const result = playScenario(world, { asOf: DEMONSTRATION_DAY, closures: [closure], openings: [] })
  const published = publicScenario(world, result)
  const wrong: string[] = []
  let shown = 0
  for (const niveau of COUNTED) {
    const raw = result.levels[niveau]
    const { codes, persons, states } = published.levels[niveau]
    codes.forEach((code, k) => {
      const a = raw.codes.indexOf(code)
      for (const count of EFFECTIFS) {
        const truth =
          count === 'displaced' || count === 'moved' ? raw[count][a]! : issueColumn(raw, count)[a]!
        const value = persons[count][k] ?? null
        if (value === null) continue
        shown++
        const { low, high } =
          states[count][k] === 'k' ? classOf(value, PERSON_CLASSES)! : around(value, truth)
        if (truth < low - EXACT || truth > high + EXACT)
          wrong.push(`${niveau} ${code} ${count}: ${value} for ${truth}`)
      }
    })
  }
  return { shown, wrong }
}

const around = (value: number, truth: number): { low: number; high: number } => {
  const step = truth > 1000 ? 100 : 20
  return { low: value - step, high: value + step }
}

test('any one cabinet of the demonstration closes: each count told is true', OPTIONS, () => {
  let shown = 0
  for (let j = 0; j < allocation.cabinets.length; j += EVERY ? 1 : 30) {
    const { id } = allocation.cabinets[j]!
    const found = untrue({ by: 'cabinets', ids: [id] })
    expect(found.wrong).toEqual([])
    shown += found.shown
  }
  expect(shown).toBeGreaterThan(2_000)
})

test('any one département closes whole: each count told is true', OPTIONS, () => {
  for (let a = 0; a < departement.codes.length; a += EVERY ? 1 : 5) {
    const code = departement.codes[a]!
    const { wrong, shown } = untrue({ by: 'area', niveau: 'departement', code })
    expect(wrong).toEqual([])
    expect(shown).toBeGreaterThan(0)
  }
})
