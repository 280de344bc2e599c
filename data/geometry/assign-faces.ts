import type { Polygon } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import type { Polygon as TopoPolygon, Topology } from 'topojson-specification'
import { groupBy } from '../../server/domain/groupBy.ts'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import type { PartProperties } from '../../server/country/package/part-topology.ts'
import { eachSegment, pointsOf } from '../../server/country/package/segments.ts'

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
    const pieces = assignCommune(topology, members, belongs.get(commune) ?? [])
    for (const circonscription of [...new Set(pieces.map(({ owner }) => owner))].sort())
      parts.set(
        { commune, circonscription },
        pieces.filter(({ owner }) => owner === circonscription).map(({ face }) => face),
      )
  }
  return parts
}

/** A face while its commune is being shared out. */
interface Piece {
  readonly face: Face
  readonly shape: Polygon
  readonly area: number
  /** Arcs of its border, whichever way they are walked. */
  readonly border: ReadonlySet<number>
  owner: string | null
}

function assignCommune(
  topology: Topology,
  faces: readonly Face[],
  allowed: readonly string[],
): { face: Face; owner: string }[] {
  const pieces = faces.map((face): Piece => {
    const shape = feature(topology, face).geometry as Polygon
    const border = new Set(face.arcs.flat().map((arc) => (arc < 0 ? ~arc : arc)))
    return { face, shape, area: areaKm2(shape), border, owner: null }
  })
  const total = pieces.reduce((sum, { area }) => sum + area, 0)
  const outlineOf = ({ face }: Piece): string => face.properties?.outline ?? ''
  for (const piece of pieces) {
    const outline = outlineOf(piece)
    if (!allowed.includes(outline)) continue
    const largest = pieces.every((other) => outlineOf(other) !== outline || other.area <= piece.area)
    if (largest || piece.area >= SLIVER_SHARE * total) piece.owner = outline
  }
  const adjacent = neighbors([...faces])
  const shared = (one: Piece, other: Piece): number =>
    [...one.border].reduce((sum, arc) => (other.border.has(arc) ? sum + arcLength(topology, arc) : sum), 0)
  // Largest first, so that a chain of slivers hangs on what is already settled; until nothing changes.
  const order = [...pieces.entries()].sort(([i, a], [j, b]) => b.area - a.area || i - j)
  for (let changed = true; changed;) {
    changed = false
    for (const [i, piece] of order) {
      if (piece.owner != null) continue
      const settled = (adjacent[i] ?? []).flatMap((j) => pieces[j] ?? []).filter(({ owner }) => owner != null)
      if (settled.length === 0) continue
      piece.owner = settled.reduce((a, b) => (shared(piece, b) > shared(piece, a) ? b : a)).owner
      changed = true
    }
  }
  return pieces.map((piece) => {
    const owner = piece.owner ?? nearestOwner(pieces, piece) ?? allowed[0]
    if (owner == null) throw new Error(`commune ${piece.face.properties?.code} belongs to no circonscription`)
    return { face: piece.face, owner }
  })
}

function nearestOwner(pieces: readonly Piece[], { shape }: Piece): string | null {
  const [start] = shellOf(shape)
  if (!start) return null
  const [x, y] = start
  let best: { distance: number; owner: string | null } = { distance: Infinity, owner: null }
  for (const { owner, shape: other } of pieces) {
    if (owner == null) continue
    for (const [px, py] of shellOf(other)) {
      const distance = Math.hypot((px - x) * Math.cos((y * Math.PI) / 180), py - y)
      if (distance < best.distance) best = { distance, owner }
    }
  }
  return best.owner
}

const shellOf = ({ coordinates: [shell = []] }: Polygon) => pointsOf(shell)

function arcLength(topology: Topology, arc: number): number {
  let length = 0
  eachSegment(topology.arcs[arc] ?? [], ([ax, ay], [bx, by]) => {
    length += Math.hypot((bx - ax) * Math.cos((by * Math.PI) / 180), by - ay)
  })
  return length
}
