import type { Bounds } from '../../country/land/contours.ts'

/** The box around two. */
export const unite = (a: Bounds | null, b: Bounds | null): Bounds | null =>
  a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b)
