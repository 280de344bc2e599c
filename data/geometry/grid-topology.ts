import type { FeatureCollection, MultiPolygon, Position } from 'geojson'
import { topology } from 'topojson-server'
import type { MultiPolygon as TopoMultiPolygon, Topology, Transform } from 'topojson-specification'
import type { Part, PartProperties, PartTopology } from '../../server/country/package/part-topology.ts'
import { assemble, doubledArea, splitAtTouches } from '../../server/country/package/rings.ts'

/**
 * Brings parts onto the integer grid of a transform and finds their shared arcs. On a border between two communes only the vertices
 * of `original` are kept (every vertex when it is absent), beside the ends of the new borders that meet it: the cut adds nothing elsewhere.
 */
export function gridTopology(
  parts: readonly Part[],
  transform: Transform,
  original?: ReadonlySet<string>,
): PartTopology {
  const { scale, translate } = transform
  const toGrid = ([x, y]: Position): Position => [
    Math.round((x - translate[0]) / scale[0]),
    Math.round((y - translate[1]) / scale[1]),
  ]
  const collection: FeatureCollection<MultiPolygon, PartProperties> = {
    type: 'FeatureCollection',
    features: parts
      .map((part) => ({ ...part, geometry: onGrid(part, toGrid) }))
      .sort((a, b) => (nameOf(a.properties) < nameOf(b.properties) ? -1 : 1)),
  }
  const built = topology({ parts: collection }) as unknown as PartTopology
  const inner = arcsInsideCommunes(built)
  const keeps = (arc: Position[], j: number, i: number) =>
    original == null || inner.has(i) || j === 0 || j === arc.length - 1 || original.has(vertexKey(arc[j]))
  return {
    type: 'Topology',
    transform,
    objects: { parts: built.objects.parts },
    arcs: built.arcs.map((arc, i) => {
      const kept = arc.filter((_, j) => keeps(arc, j, i))
      return kept.map((p, j) => (j === 0 ? p : [p[0] - kept[j - 1][0], p[1] - kept[j - 1][1]]))
    }),
  }
}

/** Every vertex of a quantised topology, as keys of the grid. */
export function gridVertices(source: Topology): Set<string> {
  return new Set(
    source.arcs.flatMap((arc) => {
      let [x, y] = [0, 0]
      return arc.map(([dx, dy]) => vertexKey([(x += dx), (y += dy)]))
    }),
  )
}

const vertexKey = (p: Position): string => `${p[0]} ${p[1]}`

const nameOf = ({ commune, circonscription }: PartProperties): string => `${commune} ${circonscription}`

function onGrid({ geometry, properties }: Part, toGrid: (p: Position) => Position): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons.flatMap((shell) =>
    shell.flatMap((ring, i) => splitAtTouches(wound(ring.map(toGrid), i === 0))),
  )
  const coordinates = assemble(rings)
  if (coordinates.length === 0)
    throw new Error(`the part ${nameOf(properties)} has no area on the grid of the contours`)
  return { type: 'MultiPolygon', coordinates }
}

/** Shells counter-clockwise, holes clockwise, as `assemble` reads them. */
const wound = (ring: Position[], isShell: boolean): Position[] =>
  doubledArea(ring) > 0 === isShell ? ring : ring.toReversed()

/** Arcs between two parts of one commune: the borders that the cut has drawn. */
function arcsInsideCommunes(built: PartTopology): Set<number> {
  const first = new Map<number, string | undefined>()
  const inner = new Set<number>()
  for (const geometry of built.objects.parts.geometries as TopoMultiPolygon<PartProperties>[])
    for (const arc of geometry.arcs.flat(2)) {
      const index = arc < 0 ? ~arc : arc
      const commune = geometry.properties?.commune
      if (!first.has(index)) first.set(index, commune)
      else if (first.get(index) === commune) inner.add(index)
    }
  return inner
}
