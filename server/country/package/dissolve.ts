import type { Position } from 'geojson'
import type { PackedTopology } from './packed-topology.ts'
import { assemble } from './rings.ts'

/** Arcs of a topology in degrees, ready to be stitched. */
export interface ArcSet {
  /** Points of an arc, `[lon, lat]`. */
  readonly points: (arc: number) => readonly Position[]
  /** Number of the node where each arc starts and ends. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/** The arcs of a packed topology, each unpacked when a border follows it: kept for those after it, or not. */
export function arcSet({ coordinates, starts, from, to }: PackedTopology, kept = true): ArcSet {
  const unpacked: Position[][] = []
  const unpack = (arc: number): Position[] => {
    const points: Position[] = []
    // `starts` has one entry an arc and one more, `coordinates` two numbers a point.
    const end = 2 * starts[arc + 1]!
    for (let i = 2 * starts[arc]!; i < end; i += 2)
      points.push([coordinates[i]! / 1e6, coordinates[i + 1]! / 1e6])
    return points
  }
  return { points: kept ? (arc) => (unpacked[arc] ??= unpack(arc)) : unpack, from, to }
}

/** Adds directed arcs to a boundary: an arc met in both directions has the area on both sides and disappears. */
export function cancelled(references: Iterable<number>, boundary = new Set<number>()): Set<number> {
  for (const arc of references) if (!boundary.delete(~arc)) boundary.add(arc)
  return boundary
}

/**
 * The polygons that a boundary encloses, shell first; rings are cut wherever they touch themselves. The boundary comes from
 * `cancelled`; shells run counter-clockwise and holes clockwise.
 */
export function dissolve(arcs: ArcSet, boundary: ReadonlySet<number>): Position[][][] {
  const rings = stitch(arcs, boundary).map((ring) => ringCoordinates(arcs, ring))
  return assemble(rings)
}

/** Coordinates of a ring of arc references, closed. */
function ringCoordinates(arcs: ArcSet, ring: readonly number[]): Position[] {
  const coordinates: Position[] = []
  for (const arc of ring) {
    const points = arcs.points(arc < 0 ? ~arc : arc)
    // The last point of each arc is the first of the next.
    if (arc >= 0) coordinates.push(...points.slice(0, -1))
    else coordinates.push(...points.slice(1).reverse())
  }
  const [first] = coordinates
  if (first) coordinates.push(first)
  return coordinates
}

// `from` and `to` have an entry for each arc that a reference names.
const startOf = (arcs: ArcSet, arc: number): number => (arc < 0 ? arcs.to[~arc]! : arcs.from[arc]!)
const endOf = (arcs: ArcSet, arc: number): number => (arc < 0 ? arcs.from[~arc]! : arcs.to[arc]!)

/** Closed rings through the given directed arcs; a ring is closed as soon as the walk meets a node it has been to. */
function stitch(arcs: ArcSet, used: ReadonlySet<number>): number[][] {
  const leaving = new Map<number, number[]>()
  for (const arc of used) {
    const start = startOf(arcs, arc)
    const list = leaving.get(start)
    if (list == null) leaving.set(start, [arc])
    else list.push(arc)
  }
  const rings: number[][] = []
  for (const first of used) {
    if (!leaving.get(startOf(arcs, first))?.includes(first)) continue
    const path: number[] = []
    const visited = new Map<number, number>()
    let node = startOf(arcs, first)
    for (;;) {
      const seenAt = visited.get(node)
      if (seenAt != null) {
        const ring = path.splice(seenAt)
        for (const arc of ring) visited.delete(startOf(arcs, arc))
        rings.push(ring)
        if (path.length === 0) break
      }
      visited.set(node, path.length)
      const next = leaving.get(node)?.pop()
      if (next == null) break
      path.push(next)
      node = endOf(arcs, next)
    }
  }
  return rings
}
