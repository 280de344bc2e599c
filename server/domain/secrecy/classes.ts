/** A class in place of a value: `low` ≤ value < `high`, and what stands for it on a map. */
export interface Classe {
  readonly low: number
  readonly high: number
  readonly middle: number
}

/** Bounds of the classes in which communes show persons; under the first one nothing is shown. */
export const PERSON_CLASSES: readonly number[] = [11, 50, 200, 1000, 5000, 50_000]

/** The class of `value` among ascending `bounds`; null outside them or for NaN. The last upper bound is included. */
export function classOf(value: number, bounds: readonly number[]): Classe | null {
  const last = bounds.length - 1
  for (let k = 0; k < last; k++) {
    const low = bounds[k]!
    const high = bounds[k + 1]!
    if (value >= low && (value < high || (k === last - 1 && value <= high)))
      return { low, high, middle: (low + high) / 2 }
  }
  return null
}
