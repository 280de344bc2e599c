import type { Polygon } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import type { Polygon as TopoPolygon, Topology } from 'topojson-specification'
import { groupBy } from '../../server/group-by.ts'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import type { PartProperties } from '../../server/country/package/part-topology.ts'

/** A face of the overlay: inside one commune and at most one published outline. */
export type Face = TopoPolygon<{ code: string; outline: string | null }>

/** Below this share of its commune, a face is a sliver between two generalised borders rather than a place. */
const SLIVER_SHARE = 0.01

/**
 * Gives every face of a split commune to one of the circonscriptions the commune belongs to. Faces under an outline of the commune
 * and not slivers keep it, and so does the largest face under each outline; the others (slivers, gaps between outlines, outlines of
 * a neighbour) go to the neighbour they share the longest border with, and islands to the nearest.
 */
export function assignFaces(
  topology: Topology,
  faces: readonly Face[],
  belongs: ReadonlyMap<string, readonly string[]>,
): Map<PartProperties, Face[]> {
  const byCommune = groupBy(faces, (face) => face.properties?.code ?? '')
  const parts = new Map<PartProperties, Face[]>()
  for (const [commune, members] of [...byCommune].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const owners = assignCommune(topology, members, belongs.get(commune) ?? [])
    for (const circonscription of [...new Set(owners)].sort())
      parts.set(
        { commune, circonscription },
        members.filter((_, i) => owners[i] === circonscription),
      )
  }
  return parts
}

function assignCommune(topology: Topology, faces: readonly Face[], allowed: readonly string[]): string[] {
  const shapes = faces.map((face) => feature(topology, face).geometry as Polygon)
  const areas = shapes.map(areaKm2)
  const total = areas.reduce((sum, area) => sum + area, 0)
  const owners: (string | null)[] = faces.map((face, i) => {
    const outline = face.properties?.outline ?? ''
    if (!allowed.includes(outline)) return null
    const largest = faces.every((other, j) => other.properties?.outline !== outline || areas[j] <= areas[i])
    return largest || areas[i] >= SLIVER_SHARE * total ? outline : null
  })
  const adjacent = neighbors([...faces])
  const borders = faces.map((face) => new Set(face.arcs.flat().map((arc) => (arc < 0 ? ~arc : arc))))
  const shared = (i: number, j: number) =>
    [...borders[i]].reduce((sum, arc) => (borders[j].has(arc) ? sum + arcLength(topology, arc) : sum), 0)
  // Largest first, so that a chain of slivers hangs on what is already settled; until nothing changes.
  const order = faces.map((_, i) => i).sort((i, j) => areas[j] - areas[i] || i - j)
  for (let changed = true; changed;) {
    changed = false
    for (const i of order) {
      if (owners[i] != null) continue
      const settled = adjacent[i].filter((j) => owners[j] != null)
      if (settled.length === 0) continue
      const best = settled.reduce((a, b) => (shared(i, b) > shared(i, a) ? b : a))
      owners[i] = owners[best]
      changed = true
    }
  }
  return owners.map((owner, i) => owner ?? nearestOwner(shapes, owners, i) ?? allowed[0])
}

function nearestOwner(shapes: readonly Polygon[], owners: readonly (string | null)[], i: number) {
  const [x, y] = shapes[i].coordinates[0][0]
  let best: { distance: number; owner: string | null } = { distance: Infinity, owner: null }
  for (const [j, shape] of shapes.entries()) {
    if (owners[j] == null) continue
    for (const [px, py] of shape.coordinates[0]) {
      const distance = Math.hypot((px - x) * Math.cos((y * Math.PI) / 180), py - y)
      if (distance < best.distance) best = { distance, owner: owners[j] }
    }
  }
  return best.owner
}

function arcLength(topology: Topology, arc: number): number {
  const points = topology.arcs[arc]
  let length = 0
  for (let i = 1; i < points.length; i++) {
    const shrink = Math.cos((points[i][1] * Math.PI) / 180)
    length += Math.hypot((points[i][0] - points[i - 1][0]) * shrink, points[i][1] - points[i - 1][1])
  }
  return length
}
