/** `total` units (an integer) shared by `weights`, by largest remainders: the parts are integers and sum to `total`. */
export function shareOut(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (free * weight) / sum)
  const parts = exact.map((value) => least + Math.floor(value))
  const missing = total - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((value, k) => ({ k, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.k - b.k)
  for (const { k } of order.slice(0, missing)) parts[k]!++
  return parts
}
