import type { AreasOf } from '../areas/touched.ts'
import { classOf, PERSON_CLASSES, type Classe } from '../secrecy/classes.ts'
import { LEAST_SHOWN } from '../secrecy/round.ts'
import { isSmall, NOBODY } from './publicPersons.ts'
import { roundScenario, stepOfRounded } from './roundScenario.ts'

/** One count over the areas of a level, raw; `of` says the areas of each commune. */
export interface CountedLevel {
  readonly of: AreasOf
  readonly values: Float64Array
}

/** What is told of a count of a découpage: nobody, its class, or that it is withheld. */
export type AcrossCount = 'none' | 'withheld' | Classe

/**
 * One count of a scenario over several découpages at once. `people` are the persons by commune, `tree` the levels that publish
 * rounded numbers, `circonscription` the finest of them. A class is told only where
 * 1. it counts at least 11 and no commune of it that counts somebody is, even in part, in a circonscription that hides this count;
 * 2. what a reader knows of any area around (a number, or a class of another découpage) less the least of the classes inside
 *    leaves the withheld areas room for at least 11 persons together.
 * A withheld area does not say whether it is under 11: that word would tell it apart from what protects it.
 */
export function acrossCounts<Name extends string>(
  people: Float64Array,
  circonscription: CountedLevel,
  tree: readonly CountedLevel[],
  across: Readonly<Record<Name, CountedLevel>>,
): Record<Name, AcrossCount[]> {
  const supported = [...people.keys()].filter((i) => people[i]! > NOBODY)
  const names = Object.keys(across) as Name[]
  const told = Object.fromEntries(
    names.map((name) => [name, firstTold(across[name], supported, circonscription)]),
  ) as Record<Name, AcrossCount[]>
  const highs: readonly (readonly [CountedLevel, (a: number) => number])[] = [
    ...tree.map((level) => [level, (a: number) => highOfNumber(level.values[a]!)] as const),
    ...names.map((name) => [across[name], (a: number) => highOf(told[name][a]!)] as const),
  ]
  const overlaps = highs.flatMap(([around, high]) =>
    names
      .filter((name) => across[name] !== around)
      .map((name) => ({ name, high, ...overlapOf(across[name], around, supported) })),
  )
  // What is withheld takes a bound away from others, so it is looked at again until nothing more is withheld.
  for (let changed = true; changed;) {
    changed = false
    for (const { name, high, inside, meets } of overlaps)
      for (const [p, areas] of meets)
        changed = makeRoom(told[name], areas, inside, p, high(p), across[name].values) || changed
  }
  return told
}

function firstTold(
  { of, values }: CountedLevel,
  supported: readonly number[],
  circonscription: CountedLevel,
): AcrossCount[] {
  /** Where some commune counts somebody: the rests of floating-point flows of many communes are nobody too. */
  const peopled = new Uint8Array(values.length)
  const barred = new Uint8Array(values.length)
  for (const i of supported) {
    const beside = areasAt(circonscription.of, i).some((c) => isSmall(circonscription.values[c]!))
    for (const a of areasAt(of, i)) {
      peopled[a] = 1
      if (beside) barred[a] = 1
    }
  }
  return Array.from(values, (value, a) =>
    peopled[a] ? (barred[a] || value < LEAST_SHOWN ? 'withheld' : told(value)) : 'none',
  )
}

/** The class of a count from 11 on; above the last class it is rounded like the numbers of other levels, which `middle` then is. */
function told(value: number): Classe {
  const found = classOf(value, PERSON_CLASSES)
  if (found) return found
  const middle = roundScenario(value)
  const half = stepOfRounded(middle) / 2
  return { low: middle - half, high: middle + half, middle }
}

/** Withholds the smallest areas inside `p` until the withheld ones that it meets may count 11 together; true when it had to. */
function makeRoom(
  told: AcrossCount[],
  areas: readonly number[],
  inside: Int32Array,
  p: number,
  high: number,
  values: Float64Array,
): boolean {
  if (!areas.some((a) => told[a] === 'withheld')) return false
  const shown = areas.filter((a) => inside[a] === p && told[a] !== 'withheld')
  shown.sort((a, b) => values[b]! - values[a]! || b - a)
  let changed = false
  while (shown.length > 0 && high - shown.reduce((sum, a) => sum + lowOf(told[a]!), 0) < LEAST_SHOWN) {
    told[shown.pop()!] = 'withheld'
    changed = true
  }
  return changed
}

/** Which area of `around` each area lies in (none when in several), and the areas that each of `around` meets, by who counts. */
function overlapOf(own: CountedLevel, around: CountedLevel, supported: readonly number[]): Overlap {
  const inside = new Int32Array(own.values.length).fill(UNSEEN)
  const meets = new Map<number, Set<number>>()
  /** What each area met last: neighbours in the list of communes mostly lie together. */
  const last = new Int32Array(own.values.length).fill(UNSEEN)
  for (const i of supported) {
    const [from, to] = [around.of.start[i]!, around.of.start[i + 1]!]
    const p = to - from === 1 ? around.of.area[from]! : SEVERAL
    for (let k = own.of.start[i]!; k < own.of.start[i + 1]!; k++) {
      const a = own.of.area[k]!
      if (p !== SEVERAL && last[a] === p) continue
      inside[a] = inside[a] === UNSEEN || inside[a] === p ? p : SEVERAL
      last[a] = p
      for (let q = from; q < to; q++) {
        const one = around.of.area[q]!
        const met = meets.get(one) ?? new Set()
        meets.set(one, met.add(a))
      }
    }
  }
  return { inside, meets: [...meets].map(([p, areas]) => [p, [...areas]]) }
}

interface Overlap {
  readonly inside: Int32Array
  readonly meets: readonly (readonly [p: number, areas: readonly number[]])[]
}
const UNSEEN = -2
const SEVERAL = -1

const areasAt = ({ start, area }: AreasOf, i: number): Int32Array => area.subarray(start[i], start[i + 1])

/**
 * The most that a reader may believe of `raw` persons, at the least: half a step above the nearest multiple, were that published; a
 * step above the lower one, for controlled rounding may publish it and says no more than that the truth is within a step.
 */
function highOfNumber(raw: number): number {
  if (raw < LEAST_SHOWN) return LEAST_SHOWN
  const nearest = roundScenario(raw)
  const step = stepOfRounded(raw)
  return Math.min(nearest + stepOfRounded(nearest) / 2, Math.floor(raw / step) * step + step)
}
const highOf = (count: AcrossCount): number =>
  count === 'withheld' ? Infinity : count === 'none' ? 0 : count.high
const lowOf = (count: AcrossCount): number => (count === 'withheld' || count === 'none' ? 0 : count.low)
