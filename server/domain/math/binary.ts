/*
 * Why this folder: the language leaves the last bit of `Math.exp` and its like to the engine, and Node and browsers do
 * differ there. A figure worked out twice must be the same figure, so the domain uses functions made only of what
 * IEEE 754 fixes to the bit: + − × ÷ and the square root. Methods: W. J. Cody and W. Waite, Software Manual for the
 * Elementary Functions (1980); J.-M. Muller, Elementary Functions (3rd ed., 2016).
 */

/** Least exponent of a double with all its 53 bits. */
const LEAST = -1022
const MOST = 1023

/** `POWERS[e − LEAST]` = 2^e: doubling and halving are exact. */
const POWERS = new Float64Array(MOST - LEAST + 1)
POWERS[-LEAST] = 1
for (let e = 1; e <= MOST; e++) POWERS[e - LEAST] = POWERS[e - 1 - LEAST]! * 2
for (let e = -1; e >= LEAST; e--) POWERS[e - LEAST] = POWERS[e + 1 - LEAST]! / 2

/** `value`·2^`exponent` (an integer), rounded once: subnormal and infinite where it must be. */
export function scaled(value: number, exponent: number): number {
  if (exponent > MOST) return value * POWERS[MOST - LEAST]! * POWERS[Math.min(exponent - MOST, MOST) - LEAST]!
  if (exponent >= LEAST) return value * POWERS[exponent - LEAST]!
  return value * POWERS[Math.max(exponent + 1000, LEAST) - LEAST]! * POWERS[-1000 - LEAST]!
}

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
double[0] = 1
/** Which half of a double holds the exponent: it depends on the machine's byte order. */
const HIGH = words[0] === 0 ? 1 : 0

/** The exponent e of a positive finite `x` = m·2^e with 1 ≤ m < 2, and m itself in `fraction()`. */
export function exponentOf(x: number): number {
  double[0] = x
  let exponent = (words[HIGH]! >>> 20) - MOST
  if (exponent < LEAST) {
    double[0] = x * POWERS[54 - LEAST]!
    exponent = (words[HIGH]! >>> 20) - MOST - 54
  }
  words[HIGH] = (words[HIGH]! & 0xfffff) | (MOST << 20)
  return exponent
}

/** The m of the last `exponentOf`: two numbers without an object for each, in loops of millions. */
export function fraction(): number {
  return double[0]!
}
