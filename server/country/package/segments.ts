import type { Position } from 'geojson'

/** The two coordinates that RFC 7946 (3.1.1) promises of every position, where its TypeScript type says only `number[]`. */
type Point = readonly [x: number, y: number]

/** The positions of a line or ring as pairs of coordinates; nothing is copied. */
export const pointsOf = (line: readonly Position[]): readonly Point[] => line as [number, number][]

/** Calls `visit` with both ends of each segment of a line or ring, in order. */
export function eachSegment(line: readonly Position[], visit: (from: Point, to: Point) => void): void {
  let from: Point | undefined
  for (const to of pointsOf(line)) {
    if (from) visit(from, to)
    from = to
  }
}
