/** A size and what it took. */
export type Point = readonly [size: number, took: number]

/** Exponent b of took = a · size^b: the slope of a line through the logarithms, by least squares. */
export function exponent(points: readonly Point[]): number {
  const logs = points.map(([size, took]) => [Math.log(size), Math.log(took)] as const)
  const mean = (at: 0 | 1): number => logs.reduce((sum, one) => sum + one[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const along = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return along / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

/** The exponent that n log n has over the same sizes: a little above 1. */
export const exponentOfSorting = (points: readonly Point[]): number =>
  exponent(points.map(([size]) => [size, size * Math.log(size + 1)]))
