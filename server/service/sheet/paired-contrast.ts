import type { View } from '../../country/views/view.ts'
import { contrast, type Contrast } from '../../domain/contrast.ts'
import { DRAWN, type Drawn } from '../../domain/draws/sampleOf.ts'
import { differenceOf } from '../../domain/draws/differenceOf.ts'
import type { ByLevel } from '../../domain/secrecy/tree.ts'
import type { Indicateur } from '../../domain/situation.ts'

/** An area of a level by its place among the level's codes. */
export interface Placed {
  readonly niveau: keyof ByLevel<unknown>
  readonly index: number
}

/**
 * How far the difference between two areas is established on a day: by the draws that both share where there are draws, for
 * what they have in common then cancels; else by their intervals. Null where either tells no value of its own.
 */
export function pairedContrast(view: View, indicator: Indicateur, a: Placed, b: Placed): Contrast | null {
  const [x, y] = [a, b].map(({ niveau, index }) => view.levels[niveau].figure(index, indicator))
  if (x!.value === null || y!.value === null || x!.operator || y!.operator) return null
  const samples = [a, b].map((area) => sampleOf(view, indicator, area))
  const [p, q] = samples
  const difference = p && q ? differenceOf(p, q) : null
  if (!difference) return contrast(x!, y!)
  if (x!.value === y!.value) return 'same'
  // What is told is the sign of the published values: draws that say the other one establish nothing.
  const agrees = y!.value > x!.value ? difference.low > 0 : difference.high < 0
  return agrees ? 'established' : 'not-established'
}

function sampleOf({ analysis }: View, indicator: Indicateur, { niveau, index }: Placed): Float64Array | null {
  const drawn = DRAWN.find((one): one is Drawn => one === indicator)
  const samples = drawn && analysis?.paired.levels[niveau][drawn]
  if (!samples || !analysis) return null
  const { count } = analysis.paired
  return Float64Array.from(samples.subarray(index * count, (index + 1) * count))
}
