import type { MultiPolygon } from 'geojson'

type Polygons = ReadonlyMap<string, MultiPolygon>
const kept = new WeakMap<Polygons, ReadonlyMap<string, readonly string[]>>()

/**
 * Which polygons share a border, by code. Borders come from one topology, so the two sides of a border have the same
 * vertices to the last digit; touching at a point is not enough, the sea is no border. Found once for a set of polygons.
 */
export function neighboursOf(polygons: Polygons): ReadonlyMap<string, readonly string[]> {
  const known = kept.get(polygons)
  if (known) return known
  const owner = new Map<string, string>()
  const found = new Map([...polygons.keys()].map((code) => [code, new Set<string>()]))
  for (const [code, { coordinates }] of polygons)
    for (const ring of coordinates.flat())
      for (let at = 1; at < ring.length; at++) {
        const key = segment(ring[at - 1]!, ring[at]!)
        const other = owner.get(key)
        if (other === undefined) owner.set(key, code)
        else if (other !== code) {
          found.get(code)!.add(other)
          found.get(other)!.add(code)
        }
      }
  const neighbours = new Map([...found].map(([code, others]) => [code, [...others].sort()]))
  kept.set(polygons, neighbours)
  return neighbours
}

/** A segment whichever way it is walked. */
function segment([x0 = 0, y0 = 0]: readonly number[], [x1 = 0, y1 = 0]: readonly number[]): string {
  return x0 < x1 || (x0 === x1 && y0 < y1) ? `${x0} ${y0} ${x1} ${y1}` : `${x1} ${y1} ${x0} ${y0}`
}
