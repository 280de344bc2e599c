import { acos, asin } from '../../../server/domain/math/arcsine.ts'
import { cbrt } from '../../../server/domain/math/cbrt.ts'
import { exp } from '../../../server/domain/math/exp.ts'
import { log } from '../../../server/domain/math/log.ts'
import { pow } from '../../../server/domain/math/pow.ts'
import { cos, sin } from '../../../server/domain/math/sine.ts'
import { Stream, streamKey } from '../../../server/domain/random/stream.ts'

/** Every bit of 60,000 results of the domain's functions in one number: two engines that agree give the same. */
export function fingerprint(): string {
  const stream = new Stream(1, 0, streamKey('fingerprint'))
  const bits = new Uint32Array(2)
  const double = new Float64Array(bits.buffer)
  let hash = 0
  const add = (value: number): void => {
    double[0] = value
    for (const word of bits) hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15)
  }
  for (let k = 0; k < 5000; k++) {
    const u = stream.uniform()
    const wide = exp((u - 0.5) * 1400)
    for (const value of [wide, exp(u), log(u), log(wide), cbrt(u), cbrt(wide), pow(u, 3 * u), pow(wide, u)])
      add(value)
    for (const value of [sin(7 * u), cos(7 * u), asin(2 * u - 1), acos(2 * u - 1)]) add(value)
  }
  return (hash >>> 0).toString(16)
}
