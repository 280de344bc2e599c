import type { Allocation } from '../../server/domain/allocate.ts'
import type { Statut } from '../../server/domain/model.ts'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { intraCommuneKilometres, travelMinutes } from '../../server/domain/travel/travelMinutes.ts'

/** A place somebody may go to, as the naive twin sees it. */
interface Place {
  readonly id: string
  readonly codeCommune: string
  readonly reseau: string
  readonly lon: number
  readonly lat: number
  readonly etp: number
  readonly capacity: number
  room: number
}

export interface NaiveResult {
  readonly displaced: Map<string, number>
  readonly sansPlace: Map<string, number>
  /** Moved people by band, over the whole country. */
  readonly lost: [number, number, number, number]
  readonly received: Map<string, number>
  /** Minutes to the nearest place open afterwards. */
  readonly minutes: Map<string, number>
}

/**
 * Method §8 as it is written, without a thought for speed: every displaced commune against every place, travel times
 * worked out again each round, maps by code. The rival of the benches and the oracle of the tests.
 */
export function naiveScenario(
  allocation: Allocation,
  statuts: readonly Statut[],
  closedIds: ReadonlySet<string>,
  openings: readonly { codeCommune: string; etp: number }[],
  tolerance = 1.2,
): NaiveResult {
  const { communes, cabinets, pairs, flows, parameters } = allocation
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const followed = new Map<string, number>()
  const flowsOf = new Map<string, { id: string; people: number }[]>()
  cabinets.forEach(({ id }, j) => {
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const { code } = communes[pairs.commune[p]!]!
      followed.set(id, (followed.get(id) ?? 0) + flows[p]!)
      flowsOf.set(code, [...(flowsOf.get(code) ?? []), { id, people: flows[p]! }])
    }
  })
  const places: Place[] = [
    ...cabinets
      .filter(({ id }, j) => !closedIds.has(id) && statuts[j] !== 'suspended' && statuts[j] !== 'stopped')
      .map((cabinet) => {
        const capacity = 200 * cabinet.etp * tolerance
        return { ...cabinet, capacity, room: Math.max(0, capacity - (followed.get(cabinet.id) ?? 0)) }
      }),
    ...openings.map(({ codeCommune, etp }) => {
      const { reseau, lon, lat } = byCode.get(codeCommune)!
      const capacity = 200 * etp * tolerance
      return { id: `+${codeCommune}`, codeCommune, reseau, lon, lat, etp, capacity, room: capacity }
    }),
  ]
  const minutes = (
    code: string,
    to: { codeCommune: string; reseau: string; lon: number; lat: number },
  ): number => {
    const from = byCode.get(code)!
    if (from.reseau !== to.reseau) return Infinity
    return travelMinutes(
      code === to.codeCommune
        ? intraCommuneKilometres(from.areaKm2)
        : haversine(from.lon, from.lat, to.lon, to.lat),
    )
  }
  const pull = (code: string, place: Place): number => {
    const t = minutes(code, place)
    const apl = byCode.get(code)!.aplMg
    const t50 = apl !== null && apl < parameters.scarceApl ? parameters.t50Scarce : parameters.t50
    return t > parameters.maxMinutes ? 0 : place.etp * Math.exp(-Math.LN2 * (t / t50) ** parameters.gamma)
  }

  const displaced = new Map<string, number>()
  for (const [code, list] of flowsOf) {
    const people = list.reduce((sum, flow) => sum + (closedIds.has(flow.id) ? flow.people : 0), 0)
    if (people > 0) displaced.set(code, people)
  }
  const left = new Map(displaced)
  const placed = new Map<string, Map<Place, number>>()
  for (;;) {
    const wants = new Map<Place, Map<string, number>>()
    for (const [code, people] of left) {
      const able = places.filter((place) => place.room > 0 && pull(code, place) > 0)
      const pulls = able.reduce((sum, place) => sum + pull(code, place), 0)
      for (const place of able) {
        const list = wants.get(place) ?? new Map<string, number>()
        wants.set(place, list.set(code, (people * pull(code, place)) / pulls))
      }
    }
    if (wants.size === 0) break
    for (const [place, list] of wants) {
      const asked = [...list.values()].reduce((sum, people) => sum + people, 0)
      const part = Math.min(1, place.room / asked)
      place.room = part < 1 ? 0 : place.room - asked
      for (const [code, people] of list) {
        const mine = placed.get(code) ?? new Map<Place, number>()
        placed.set(code, mine.set(place, (mine.get(place) ?? 0) + people * part))
        left.set(code, left.get(code)! - people * part)
      }
    }
    for (const [code, people] of left) if (people < 1e-9) left.delete(code)
  }

  const lost: NaiveResult['lost'] = [0, 0, 0, 0]
  const received = new Map<string, number>()
  for (const [code, list] of placed)
    for (const [place, people] of list) {
      received.set(place.id, (received.get(place.id) ?? 0) + people)
      for (const { id, people: from } of flowsOf.get(code)!) {
        if (!closedIds.has(id)) continue
        const old = cabinets.find((cabinet) => cabinet.id === id)!
        const more = Math.round((minutes(code, place) - minutes(code, old)) * 10) / 10
        const band = more < 5 ? 0 : more < 10 ? 1 : more <= 20 ? 2 : 3
        lost[band] += (people * from) / displaced.get(code)!
      }
    }
  return {
    displaced,
    sansPlace: left,
    lost,
    received,
    minutes: new Map(
      communes.map(({ code }) => [
        code,
        places.reduce((least, to) => Math.min(least, minutes(code, to)), Infinity),
      ]),
    ),
  }
}
