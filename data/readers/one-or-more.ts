import { z } from 'zod'

/** What the Assemblée’s archives write as a list where there are several, and bare where there is one; read as a list. */
export const oneOrMore = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one), one]).transform((value) => [value].flat() as z.output<T>[])
