import { exp } from '../math/exp.ts'
import { log } from '../math/log.ts'
import type { Stream } from './stream.ts'

/**
 * One Gamma(shape, 1) number (Marsaglia and Tsang, 2000). Under shape 1: Gamma(shape + 1)·U^(1/shape); what would be
 * under e⁻⁴⁰ is given as 0 at once, which spares nine tenths of the work for the smallest shares.
 */
export function gamma(stream: Stream, shape: number): number {
  if (shape < 1) {
    const u = stream.uniform()
    // 1 − 40·shape ≤ e^(−40·shape), so this refuses nothing that matters and needs no logarithm.
    if (u < 1 - 40 * shape) return 0
    return gamma(stream, shape + 1) * exp(log(u) / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = stream.normal()
    const root = 1 + c * x
    const v = root * root * root
    if (v <= 0) continue
    const u = stream.uniform()
    if (u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v
  }
}
