import { log } from '../math/log.ts'

/** A key that tells one stream of random numbers from another: 64 bits of a text. */
export interface StreamKey {
  readonly high: number
  readonly low: number
}

/** 64 bits of `text`: FNV-1a over its UTF-16 units, 32 bits from each of two offsets. */
export function streamKey(text: string): StreamKey {
  let high = 0x811c9dc5
  let low = 0x01000193 ^ 0x9e3779b9
  for (let k = 0; k < text.length; k++) {
    high = Math.imul(high ^ text.charCodeAt(k), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(k), 0x01000193)
  }
  return { high: high | 0, low: low | 0 }
}

/**
 * A stream of random numbers named by (seed, draw, key), so that a cabinet's numbers depend on nothing but itself:
 * not on its place in a list, nor on who drew before. xoshiro128** (Blackman and Vigna, 2018), its four words filled by
 * splitmix32 from the names. Not for secrets.
 */
export class Stream {
  private a = 0
  private b = 0
  private c = 0
  private d = 0
  private spare = NaN

  constructor(seed: number, draw: number, key: StreamKey) {
    this.restart(seed, draw, key)
  }

  /** The same object on another stream: half a million objects need not be made. */
  restart(seed: number, draw: number, key: StreamKey): void {
    this.a = mix(key.high ^ mix(seed))
    this.b = mix(key.low ^ mix(draw + 0x9e3779b9))
    this.c = mix(this.a ^ mix(draw))
    this.d = mix(this.b ^ mix(seed + 0x85ebca6b))
    if ((this.a | this.b | this.c | this.d) === 0) this.a = 1
    this.spare = NaN
    for (let k = 0; k < 4; k++) this.bits()
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const five = Math.imul(this.b, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9)
    const shifted = this.b << 9
    this.c ^= this.a
    this.d ^= this.b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= shifted
    this.d = (this.d << 11) | (this.d >>> 21)
    return result
  }

  /** Uniform in (0, 1), never an end. */
  uniform(): number {
    return ((this.bits() >>> 0) + 0.5) / 4294967296
  }

  /** Standard normal by Marsaglia's polar method; the second of each pair is kept. */
  normal(): number {
    if (this.spare === this.spare) {
      const kept = this.spare
      this.spare = NaN
      return kept
    }
    for (;;) {
      const x = this.bits() / 2147483648
      const y = this.bits() / 2147483648
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * log(square)) / square)
      this.spare = y * scale
      return x * scale
    }
  }
}

/**
 * 32 bits named by (seed, draw, key) alone, without a stream: for the one number that a draw needs of each of 35,000
 * communes.
 */
export function streamBits(seed: number, draw: number, { high, low }: StreamKey): number {
  return mix(mix(high ^ mix(seed)) ^ mix(low ^ mix(draw + 0x9e3779b9)))
}

/** One step of splitmix32: an integer whose bits all depend on all bits of `x`. */
function mix(x: number): number {
  let z = (x + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}
