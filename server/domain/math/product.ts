/** 2^27 + 1: splits 53 bits into two halves whose products are exact. */
const SPLIT = 134217729

/**
 * What `product` = a·b lost to rounding, exactly: a·b = product + productError (Veltkamp's split and Dekker's product,
 * 1971). For |a|, |b| under 2^996.
 */
export function productError(a: number, b: number, product: number): number {
  const ca = SPLIT * a
  const aHigh = ca - (ca - a)
  const aLow = a - aHigh
  const cb = SPLIT * b
  const bHigh = cb - (cb - b)
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}
