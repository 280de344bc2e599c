import { scaleLinear } from 'd3-scale'

/** Room left on both sides for points and tick labels, in percent of the drawing's width. */
const MARGIN = 6

/**
 * A scale from 0 to the largest of `values` (rounded up to a clean number) in percentages of the drawing's width, so
 * that an SVG without viewBox stretches with the page while its points stay round.
 */
export function percentScale(values: readonly number[]) {
  const scale = scaleLinear()
    .domain([0, Math.max(...values, Number.EPSILON)])
    .nice(3)
    .range([MARGIN, 100 - MARGIN])
  return {
    at: (value: number): string => `${scale(value).toFixed(2)}%`,
    length: (value: number): string => `${Math.max(0.5, scale(value) - scale(0)).toFixed(2)}%`,
    ticks: scale.ticks(3),
  }
}
