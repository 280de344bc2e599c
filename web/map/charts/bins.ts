import { scaleLinear } from 'd3-scale'

/** A bar of a histogram: values from `low` (included) to `high` (left out, but for the last bar). */
export interface Bin {
  readonly low: number
  readonly high: number
  readonly n: number
}

/** About sixteen bars of round bounds over the values; none when there is nothing to count. */
export function bins(values: readonly number[]): readonly Bin[] {
  if (values.length === 0) return []
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const scale = scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .nice(16)
  const edges = scale.ticks(16)
  return edges.slice(0, -1).map((edge, k) => {
    const end = edges[k + 1]!
    const last = k === edges.length - 2
    return {
      low: edge,
      high: end,
      n: values.filter((value) => value >= edge && (value < end || (last && value === end))).length,
    }
  })
}
