import type { Allocation } from '../allocate.ts'
import type { LevelColumns } from '../situation.ts'
import { SUIVIS } from '../status/interruption.ts'
import { LEAST_SHOWN } from './round.ts'
import { suppress, type Suppressed } from './suppress.ts'
import { areaTree, COUNTED, type ByLevel } from './tree.ts'

/** The counts of patients, the only persons that are not already public. */
export const COUNT_INDICATORS = [
  'patients-suivis',
  ...SUIVIS,
  'interruptions-attendues',
  'patients-sans-relais',
] as const
export type CountIndicator = (typeof COUNT_INDICATORS)[number]

/** What may be said of a count: shown, hidden (under 11), protecting another one, or impossible (nobody in reach). */
export interface PublicCount {
  readonly secret: 'shown' | 'hidden' | 'protecting' | 'impossible'
  /** Persons, not rounded yet; means nothing unless shown. */
  readonly value: number
}

/** Reads one count of `level` at `index`. */
export type PublicCounts = (level: LevelColumns, index: number, indicator: CountIndicator) => PublicCount

/**
 * Suppression of every count over the whole situation, for every level at once. A count that is exactly 0 where somebody is
 * followed follows from the statuses alone, which are public (no cabinet here has stopped): it is told.
 */
export function publicCounts(
  situation: { readonly levels: ByLevel<LevelColumns> },
  allocation: Allocation,
): PublicCounts {
  const tree = areaTree(allocation.communes, allocation.areas)
  const byLevel = <T>(of: (level: LevelColumns) => T): ByLevel<T> =>
    Object.fromEntries(COUNTED.map((niveau) => [niveau, of(situation.levels[niveau])])) as Record<
      keyof ByLevel<T>,
      T
    >
  const smallest = smallestParts(allocation)
  const suppressed = Object.fromEntries(
    COUNT_INDICATORS.map((indicator) => [
      indicator,
      suppress(
        tree,
        byLevel(({ values }) => values[indicator]),
        byLevel(({ values }) => Uint8Array.from(values[indicator], (count) => (count > 0 ? 0 : 1))),
      ),
    ]),
  ) as Record<CountIndicator, Suppressed>
  return ({ niveau, values }, index, indicator) => {
    const raw = values[indicator][index]!
    if (!(values['patients-suivis'][index]! > 0)) return { secret: 'impossible', value: 0 }
    if (raw === 0) return { secret: 'shown', value: 0 }
    if (niveau === 'commune')
      // A reader who knows how a commune is split would bound its smallest part by the commune's class: it protects that part, and is not under 11 itself.
      return { secret: communeSecret(raw, smallest[index]!), value: raw }
    const { secret, values: shown } = suppressed[indicator]
    const counted = COUNTED.find((level) => level === niveau)
    if (!counted) throw new RangeError(`no counts of ${niveau}`)
    const value = shown[counted][index]!
    const mark = secret[counted][index]!
    return {
      secret: mark === 2 ? 'protecting' : mark === 1 || value < LEAST_SHOWN ? 'hidden' : 'shown',
      value,
    }
  }
}

const communeSecret = (count: number, smallestPart: number): PublicCount['secret'] =>
  count < LEAST_SHOWN ? 'hidden' : count * smallestPart < LEAST_SHOWN ? 'protecting' : 'shown'

/** The smallest share by which each commune counts in a circonscription, 1 for those that are not split. */
function smallestParts({ communes, areas: { circonscription } }: Allocation): Float64Array {
  const smallest = new Float64Array(communes.length).fill(1)
  circonscription.commune.forEach((i, k) => {
    smallest[i] = Math.min(smallest[i]!, circonscription.share[k]!)
  })
  return smallest
}
