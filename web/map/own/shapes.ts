import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getContours } from '../../../server/contract/map-contours.ts'
import { fetchOnce } from '../data/load.ts'
import type { Extent, Geography } from '../data/extents.ts'
import type { Grouping } from './groups.ts'

/** The contours of communes by code. */
export type Shapes = ReadonlyMap<string, Position[][][]>

/** Contours of every commune of some départements: the only thing that the service is asked because of a grouping. */
export async function shapesOf(departements: readonly string[]): Promise<Shapes> {
  const batches = await Promise.all(
    departements.map((one) =>
      fetchOnce<OutputOf<typeof getContours>>(`/api/v1/contours/commune?departements=${one}`),
    ),
  )
  return new Map(
    batches.flatMap(({ features }) =>
      features.map(({ id, geometry }) => [id, (geometry as unknown as MultiPolygon).coordinates] as const),
    ),
  )
}

/** A point well inside most communes: the mean of the corners of the largest ring. */
export function middleOf(polygons: Position[][][]): Position {
  const ring = polygons.map(([one]) => one ?? []).reduce((a, b) => (b.length > a.length ? b : a), [])
  const n = Math.max(1, ring.length - 1)
  const [x, y] = ring.slice(1).reduce(([a, b], [c, d]) => [a! + c!, b! + d!], [0, 0])
  return [x! / n, y! / n]
}

/** Polygons that communes make together: a side that two of them share is inside and goes; what is left is stitched to rings. */
export function unite(communes: readonly Position[][][][]): MultiPolygon {
  const key = ([x, y]: Position): string => `${x} ${y}`
  const edges = new Map<string, [Position, Position]>()
  for (const ring of communes.flat(2))
    for (let at = 1; at < ring.length; at++) {
      const [a, b] = [ring[at - 1]!, ring[at]!]
      const [from, to] = [key(a), key(b)]
      if (from === to) continue
      if (!edges.delete(`${to}|${from}`)) edges.set(`${from}|${to}`, [a, b])
    }
  const leaving = new Map<string, [Position, Position][]>()
  for (const edge of edges.values()) {
    const from = key(edge[0])
    const list = leaving.get(from)
    if (list) list.push(edge)
    else leaving.set(from, [edge])
  }
  const rings: Position[][] = []
  for (const [first] of edges.values())
    while (leaving.get(key(first))?.length) {
      const ring = [first]
      for (let edge = leaving.get(key(first))?.pop(); edge; edge = leaving.get(key(edge[1]))?.pop()) {
        ring.push(edge[1])
        if (key(edge[1]) === key(first)) break
      }
      if (ring.length > 3) rings.push(ring)
    }
  // Shells run counter-clockwise, as those of the communes they are made of.
  const full = rings.filter((one) => signedArea(one) > 0).map((one) => [one])
  for (const hole of rings.filter((one) => signedArea(one) <= 0))
    full
      .filter(([filled]) =>
        booleanPointInPolygon(firstSideMiddle(hole), { type: 'Polygon', coordinates: [filled!] }),
      )
      .sort(([a], [b]) => signedArea(a!) - signedArea(b!))[0]
      ?.push(hole)
  return { type: 'MultiPolygon', coordinates: full }
}

/** Twice the signed area of a ring, positive when it runs counter-clockwise. */
const signedArea = (ring: readonly Position[]): number =>
  ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at]![0]! * y! - x! * ring[at]![1]!, 0)

/** The middle of a ring's first side. */
const firstSideMiddle = ([a, b]: readonly Position[]): Position => [
  (a![0]! + b![0]!) / 2,
  (a![1]! + b![1]!) / 2,
]

/** Shapes of groups, by the code that the map gives each. */
export type GroupShapes = FeatureCollection<MultiPolygon, { readonly code: string; readonly nom: string }>

/** The contours of each group; the code is its place in the grouping, from 1. */
export const groupShapes = ({ groupes: groups }: Grouping, shapes: Shapes): GroupShapes => ({
  type: 'FeatureCollection',
  features: groups.map(({ nom, communes }, row) => ({
    type: 'Feature',
    id: String(row + 1),
    properties: { code: String(row + 1), nom },
    geometry: unite(communes.flatMap((code) => [shapes.get(code) ?? []])),
  })),
})

/** Where the groups are, as the map wants it of any level; no insets. */
export function geographyOf({ features }: GroupShapes): Geography {
  const points = (one: Feature<MultiPolygon>): Position[] => one.geometry.coordinates.flat(2)
  const extent = (one: Feature<MultiPolygon>): Extent => {
    const [xs, ys] = [points(one).map(([x]) => x!), points(one).map(([, y]) => y!)]
    const bound = (list: number[], from: (...n: number[]) => number): number =>
      list.reduce((a, b) => from(a, b), list[0] ?? 0)
    return [bound(xs, Math.min), bound(ys, Math.min), bound(xs, Math.max), bound(ys, Math.max)]
  }
  const extents = features.map(extent)
  const union = (a: Extent, b: Extent): Extent => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]
  const codes = features.map(({ properties }) => properties.code)
  return {
    extents: new Map<string, Extent>([
      ...features.map((one, n) => [codes[n]!, extent(one)] as const),
      // Under the name of the level: all of them.
      ['groupes', extents.reduce(union, extents[0] ?? [-5.3, 41.2, 9.8, 51.2])],
    ]),
    centres: new Map(),
    silhouettes: [],
  }
}
