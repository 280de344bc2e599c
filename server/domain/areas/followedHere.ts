import type { Allocation } from '../allocate.ts'
import type { Niveau } from '../model.ts'
import { cabinetAreas } from '../scenario/cabinetAreas.ts'
import { LEAST_SHOWN, roundCount } from '../secrecy/round.ts'

/** Of the followed patients who live in an area, how many (persons, rounded) its own cabinets follow, and how many others do. */
export interface FollowedHere {
  /** Cabinets of the area that somebody can reach. */
  readonly cabinets: number
  readonly here: number
  readonly elsewhere: number
}

/** With fewer cabinets a part would be the patients of one, or nearly, which nobody declared (method §7). */
const LEAST_CABINETS = 3

/** By area of a level: the followed patients of its own cabinets who live in it, persons unrounded, and those cabinets. */
export interface OwnFollowed {
  readonly people: Float64Array
  readonly cabinets: Int32Array
}

/** Σ T_ij over the cabinets and the people of each area (method §4): a sum of flows, which rest on public inputs alone. */
export function ownFollowed(allocation: Allocation, niveau: Niveau): OwnFollowed {
  const { areas, seats, pairs, flows, open } = allocation
  const { codes, start, commune, share } = areas[niveau]
  const known = seats.map((own) => own.map((a) => areas.circonscription.codes[a]!))
  const areasOf = cabinetAreas(allocation, known)[niveau]
  const own = codes.map((_, a) => {
    const members = new Map<number, number>()
    for (let k = start[a]!; k < start[a + 1]!; k++) members.set(commune[k]!, share[k]!)
    return members
  })
  const people = new Float64Array(codes.length)
  const cabinets = new Int32Array(codes.length)
  areasOf.forEach((counted, j) => {
    if (!open[j]) return
    for (const a of counted) {
      cabinets[a]!++
      for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
        people[a]! += flows[p]! * (own[a]!.get(pairs.commune[p]!) ?? 0)
    }
  })
  return { people, cabinets }
}

/**
 * The published count `followed` of an area told in its two parts, which sum to it; null where there are too few cabinets, or where a
 * part is under 11.
 */
export function followedHere(
  { people, cabinets }: OwnFollowed,
  a: number,
  followed: number | null,
): FollowedHere | null {
  if (followed === null || cabinets[a]! < LEAST_CABINETS) return null
  const here = Math.min(followed, roundCount(people[a]!))
  const elsewhere = followed - here
  return people[a]! < LEAST_SHOWN || elsewhere < LEAST_SHOWN
    ? null
    : { cabinets: cabinets[a]!, here, elsewhere }
}
