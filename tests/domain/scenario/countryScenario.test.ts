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
        if (truth < low || truth > high) wrong.push(`${niveau} ${code} ${count}: ${value} for ${truth}`)
      }
    })
  }
  return { shown, wrong }
}

const around = (value: number, truth: number): { low: number; high: number } => {
  const step = truth > 1000 ? 100 : 20
  return { low: value - step, high: value + step }
}

test('one cabinet closes, in every département of the demonstration: each count told is true', () => {
  let shown = 0
  departement.codes.forEach((_, a) => {
    const own = allocation.cabinets.filter(
      (_cabinet, j) => allocation.communes[allocation.home[j]!]?.departement === departement.codes[a],
    )
    // Another place of the list in each département, so that large and small cabinets are among them.
    const cabinet = own[(7 * a) % Math.max(1, own.length)]
    if (!cabinet) return
    const found = untrue({ by: 'cabinets', ids: [cabinet.id] })
    expect(found.wrong).toEqual([])
    shown += found.shown
  })
  expect(shown).toBeGreaterThan(2000)
})

test.each(['36', '48', '75', '2A', '976'])('all of the %s closes: each count told is true', (code) => {
  const { wrong, shown } = untrue({ by: 'area', niveau: 'departement', code })
  expect(wrong).toEqual([])
  expect(shown).toBeGreaterThan(0)
})
