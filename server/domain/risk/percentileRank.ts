/**
 * Each value's rank among `values` scaled to 0..1 (0 the lowest), ties sharing their mean rank; NaN stays NaN. The
 * normalisation that goalposts are compared with.
 */
export function percentileRank(values: Float64Array): Float64Array {
  const order = [...values.keys()]
    .filter((k) => !Number.isNaN(values[k]!))
    .sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length).fill(NaN)
  const last = order.length - 1
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < last && values[order[to + 1]!] === values[order[from]!]) to++
    for (let k = from; k <= to; k++) ranks[order[k]!] = last > 0 ? (from + to) / 2 / last : 0.5
    from = to + 1
  }
  return ranks
}
