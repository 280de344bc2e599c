/** ln 2 to 40 bits, so that its product with any exponent is exact, and what is left of it. */
export const LN2_HIGH = 762123384786 / 1099511627776
export const LN2_LOW = -1.7239444525614835e-13
