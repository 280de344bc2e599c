import type { Choices, Redistribution } from './redistribute.ts'
import type { Receivers } from './receivers.ts'
import type { CanonicalScenario } from './request.ts'
import type { Absorber } from './result.ts'
import type { ScenarioWorld } from './world.ts'

/** Who takes people in and how full it gets, most received first, then by id; every opening is listed. */
export function absorbersOf(
  world: ScenarioWorld,
  { openings }: CanonicalScenario,
  { capacity }: Receivers,
  { receiver }: Choices,
  { placed }: Redistribution,
): Absorber[] {
  const { allocation, followed, etp } = world
  const received = new Float64Array(capacity.length)
  for (let q = 0; q < placed.length; q++) received[receiver[q]!]! += placed[q]!
  const absorbers: Absorber[] = []
  allocation.cabinets.forEach(({ id, codeCommune }, j) => {
    if (received[j]! > 0)
      absorbers.push({ kind: 'cabinet', id, codeCommune, etp: etp[j]!, ...filling(j, followed[j]!) })
  })
  openings.forEach(({ codeCommune, etp: time }, s) =>
    absorbers.push({
      kind: 'ouverture',
      id: codeCommune,
      codeCommune,
      etp: time,
      ...filling(followed.length + s, 0),
    }),
  )
  return absorbers.sort((a, b) => b.received - a.received || (a.id < b.id ? -1 : 1))

  function filling(k: number, followedBefore: number) {
    const fill = capacity[k]! > 0 ? Math.min(1, (followedBefore + received[k]!) / capacity[k]!) : 0
    return { capacity: capacity[k]!, followedBefore, received: received[k]!, fill }
  }
}
