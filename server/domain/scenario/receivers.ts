import type { Pairs } from '../travel/pairs.ts'
import type { CanonicalScenario } from './request.ts'
import type { ScenarioWorld } from './world.ts'
import type { Choices } from './redistribute.ts'
import { sitePairs } from './sitePairs.ts'

/**
 * Who may take people in: the cabinets in their order, then the openings in theirs. A closed or shut cabinet has no
 * room, one that follows more than its capacity keeps its people and has none.
 */
export interface Receivers {
  /** 200·etp·tolerance, persons. */
  readonly capacity: Float64Array
  readonly room: Float64Array
  /** Communes of the openings, and everybody within reach of them. */
  readonly sites: Int32Array
  readonly sitePairs: Pairs
}

/** The receivers once the request is played; `openAfter` is 1 for each cabinet that stays open. */
export function receiversOf(
  world: ScenarioWorld,
  request: CanonicalScenario,
  openAfter: Uint8Array,
): Receivers {
  const { openings, patientsPerEtp, tolerance } = request
  const { etp, followed } = world
  const sites = Int32Array.from(openings, ({ codeCommune }) => world.communeIndex.get(codeCommune)!)
  const nurses = [...etp, ...openings.map((opening) => opening.etp)]
  const capacity = Float64Array.from(nurses, (time) => patientsPerEtp * time * tolerance)
  return {
    capacity,
    room: capacity.map((places, k) =>
      k >= etp.length ? places : openAfter[k] ? Math.max(0, places - followed[k]!) : 0,
    ),
    sites,
    sitePairs: sitePairs(world.allocation, sites, world.allocation.parameters.maxMinutes),
  }
}

/** What the displaced `communes` (ascending indices) may choose among the receivers with room. */
export function choicesOf(
  world: ScenarioWorld,
  { room, sites, sitePairs: { start, commune, minutes } }: Receivers,
  { openings }: CanonicalScenario,
  communes: Int32Array,
): Choices {
  const { rows, decay } = world
  const cabinets = room.length - sites.length
  const toSites = new Map<number, { site: number; minutes: number }[]>()
  for (let s = 0; s < sites.length; s++)
    for (let p = start[s]!; p < start[s + 1]!; p++) {
      const list = toSites.get(commune[p]!)
      if (list) list.push({ site: s, minutes: minutes[p]! })
      else toSites.set(commune[p]!, [{ site: s, minutes: minutes[p]! }])
    }
  let most = 0
  for (const i of communes) most += rows.start[i + 1]! - rows.start[i]! + (toSites.get(i)?.length ?? 0)
  const choices = {
    start: new Int32Array(communes.length + 1),
    receiver: new Int32Array(most),
    pull: new Float64Array(most),
    minutes: new Float64Array(most),
  }
  let size = 0
  communes.forEach((i, m) => {
    const first = size
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++) {
      const pull = rows.pull[q]!
      if (!(room[rows.cabinet[q]!]! > 0) || !(pull > 0)) continue
      choices.receiver[size] = rows.cabinet[q]!
      choices.pull[size] = pull
      choices.minutes[size++] = rows.minutes[q]!
    }
    for (const { site, minutes: t } of toSites.get(i) ?? [])
      insert(cabinets + site, openings[site]!.etp * decay(i, t), t, first)
    choices.start[m + 1] = size
  })
  return choices

  /** Puts a receiver where its minutes belong among those from `first` on. */
  function insert(receiver: number, pull: number, t: number, first: number): void {
    if (!(room[receiver]! > 0) || !(pull > 0)) return
    let at = size++
    for (; at > first && choices.minutes[at - 1]! > t; at--) {
      choices.receiver[at] = choices.receiver[at - 1]!
      choices.pull[at] = choices.pull[at - 1]!
      choices.minutes[at] = choices.minutes[at - 1]!
    }
    choices.receiver[at] = receiver
    choices.pull[at] = pull
    choices.minutes[at] = t
  }
}
