/**
 * Letters to add, drop, change or swap with a neighbour to make `b` of `a`, when they are `most` at most; `most + 1`
 * otherwise (optimal string alignment, Boytsov 2011, doi 10.1145/1963190.1963191). `most` is 2 at most.
 */
export function edits(a: string, b: string, most: number): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > most) return most + 1
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++
  let [end, endLong] = [short.length, long.length]
  while (end > start && short.charCodeAt(end - 1) === long.charCodeAt(endLong - 1)) {
    end--
    endLong--
  }
  return within(short, start, end, long, start, endLong, most)
}

/** The same between two parts of texts that differ at their first letters, tried edit by edit. */
function within(
  a: string,
  fromA: number,
  toA: number,
  b: string,
  fromB: number,
  toB: number,
  most: number,
): number {
  while (fromA < toA && fromB < toB && a.charCodeAt(fromA) === b.charCodeAt(fromB)) {
    fromA++
    fromB++
  }
  const [leftA, leftB] = [toA - fromA, toB - fromB]
  if (leftA === 0 || leftB === 0) return Math.min(leftA + leftB, most + 1)
  if (most === 0) return 1
  let best = within(a, fromA + 1, toA, b, fromB + 1, toB, most - 1)
  if (best > 0) best = Math.min(best, within(a, fromA + 1, toA, b, fromB, toB, most - 1))
  if (best > 0) best = Math.min(best, within(a, fromA, toA, b, fromB + 1, toB, most - 1))
  if (best > 0 && leftA > 1 && leftB > 1)
    if (a.charCodeAt(fromA) === b.charCodeAt(fromB + 1) && a.charCodeAt(fromA + 1) === b.charCodeAt(fromB))
      best = Math.min(best, within(a, fromA + 2, toA, b, fromB + 2, toB, most - 1))
  return best + 1
}
