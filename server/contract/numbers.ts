import { z } from 'zod'

/**
 * A number as decimal digits write it (an exponent may follow); NaN for every other text: `Number` reads 0x10, Infinity and, as 0,
 * nothing at all.
 */
export const readDecimal = (text: string): number =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN

/** A whole number as programs write one (10, 10.0, 1e+05), without spaces; NaN for every other text. */
export const readWhole = (text: string): number => {
  const number = text === text.trim() ? readDecimal(text) : NaN
  return Number.isInteger(number) ? number : NaN
}

/** What `read` makes of a text, which addresses hold and bodies may; whatever else it is, the schema after it judges. */
const read =
  (reader: (text: string) => number, wanted: string) => (value: unknown, context: z.RefinementCtx) => {
    if (typeof value !== 'string') return value
    const number = reader(value)
    if (Number.isFinite(number)) return number
    context.addIssue({ code: 'custom', message: wanted })
    return z.NEVER
  }

/** A parameter that is a number between two bounds, both allowed; what it is when left out is its `prefault`: descriptions leave out a `default`. */
export const decimalNumber = (least: number, most = Infinity) => {
  const number = z.number().min(least)
  return z.preprocess(read(readDecimal, 'a number is expected'), most < Infinity ? number.max(most) : number)
}

/** A parameter that is a whole number between two bounds, both allowed, perhaps in steps. */
export const wholeNumber = (least: number, most = Infinity, step = 1) => {
  const number = z.number().int().min(least)
  const bounded = most < Infinity ? number.max(most) : number
  return z.preprocess(
    read(readWhole, 'a whole number in decimal digits is expected, such as 10'),
    step > 1 ? bounded.multipleOf(step) : bounded,
  )
}
