import type { Allocation } from '../allocate.ts'
import { sumByArea } from '../areas/aggregate.ts'
import type { Membership } from '../areas/membership.ts'
import type { LevelColumns, Situation } from '../situation.ts'
import { classOf, PERSON_CLASSES } from './classes.ts'
import {
  COUNT_INDICATORS,
  publicCounts,
  type CountIndicator,
  type PublicCount,
  type PublicCounts,
} from './publicCounts.ts'
import { LEAST_SHOWN } from './round.ts'

/** How near a class may pin a hidden count, persons: what rounding to 10 leaves elsewhere. */
const LEAST_WIDTH = 5
/** What a reader cannot bound. */
const NO_BOUND = 1e9

/**
 * What may be said of the counts of a découpage, whose areas cut across the circonscriptions. They show as classes. An area that
 * holds a part of a hidden circonscription is withheld, which is known from that circonscription alone: so no sum at these levels
 * says anything of it, on any day. Nor does one pin a hidden commune to less than five persons by what the others show; and an
 * area of one commune says what that commune says.
 */
export function crossCounts(
  situation: Situation,
  allocation: Allocation,
  area: Membership,
  originValues: Readonly<Record<CountIndicator, Float64Array>>,
): PublicCounts {
  const home = homesOf(allocation)
  const base = publicCounts(situation, allocation)
  const told = (indicator: CountIndicator): PublicCount[] => {
    const people = sumByArea(allocation.areas.commune, originValues[indicator])
    const barred = besideHidden(situation.levels.circonscription, allocation, base, indicator, home)
    const { commune: communeLevel } = situation.levels
    const ranges = Array.from(people, (_, i) => rangeOf(base(communeLevel, i, indicator), people[i]!))
    return area.codes.map((_, a): PublicCount => {
      const origins = area.commune.subarray(area.start[a], area.start[a + 1])
      const members = [...new Set(Array.from(origins, (origin) => home[origin]!))].filter(
        (i) => base(communeLevel, i, indicator).secret !== 'impossible',
      )
      if (members.length === 0) return { secret: 'impossible', value: 0 }
      const value = members.reduce((sum, i) => sum + people[i]!, 0)
      const [only] = members
      if (members.length === 1 && base(communeLevel, only!, indicator).secret !== 'shown')
        return { ...base(communeLevel, only!, indicator), value }
      // Whatever it counts: "under 11" here and "withheld" there would tell them apart.
      if (members.some((i) => barred[i])) return { secret: 'protecting', value }
      if (value < LEAST_SHOWN) return { secret: 'hidden', value }
      const pins = pinsOne(
        value,
        members.map((i) => ranges[i]!),
      )
      return { secret: pins ? 'protecting' : 'shown', value }
    })
  }
  const counts = Object.fromEntries(
    COUNT_INDICATORS.map((indicator) => [indicator, told(indicator)]),
  ) as Record<CountIndicator, PublicCount[]>
  return (_level, index, indicator) => counts[indicator][index]!
}

/** What a reader of the communes knows of one: its class, or that it is hidden. */
interface Range {
  readonly low: number
  readonly high: number
  readonly hidden: boolean
}

function rangeOf({ secret }: PublicCount, value: number): Range {
  if (secret === 'shown')
    return { ...(classOf(value, PERSON_CLASSES) ?? { low: 0, high: NO_BOUND }), hidden: false }
  return secret === 'protecting'
    ? { low: LEAST_SHOWN, high: NO_BOUND, hidden: false }
    : { low: 0, high: LEAST_SHOWN, hidden: true }
}

/** Whether the class of `value` less what is known of the others leaves a hidden member in a narrower range than allowed. */
function pinsOne(value: number, members: readonly Range[]): boolean {
  const own = classOf(value, PERSON_CLASSES)
  if (!own) return false
  const low = members.reduce((sum, range) => sum + range.low, 0)
  const high = members.reduce((sum, range) => sum + range.high, 0)
  return members.some(
    (range) =>
      range.hidden &&
      Math.min(range.high, own.high - (low - range.low)) -
        Math.max(range.low, own.low - (high - range.high)) <
        LEAST_WIDTH,
  )
}

/** Index, at the level of communes, of the commune of each origin: an arrondissement is a part of its city. */
function homesOf({ communes, areas: { commune } }: Allocation): Int32Array {
  const home = new Int32Array(communes.length)
  commune.codes.forEach((_, a) => {
    for (let k = commune.start[a]!; k < commune.start[a + 1]!; k++) home[commune.commune[k]!] = a
  })
  return home
}

/** 1 for the communes of which a part belongs to a circonscription whose count is under 11. */
function besideHidden(
  level: LevelColumns,
  { areas: { circonscription, commune } }: Allocation,
  counts: PublicCounts,
  indicator: CountIndicator,
  home: Int32Array,
): Uint8Array {
  const barred = new Uint8Array(commune.codes.length)
  level.codes.forEach((_, a) => {
    if (counts(level, a, indicator).secret !== 'hidden') return
    for (let k = circonscription.start[a]!; k < circonscription.start[a + 1]!; k++)
      barred[home[circonscription.commune[k]!]!] = 1
  })
  return barred
}
