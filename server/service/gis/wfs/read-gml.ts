import type { Geometry, Position } from 'geojson'
import type { Crs } from '../crs.ts'
import { invalid } from './ows.ts'
import { childOf, type Node } from './read-xml.ts'
import { DEFAULT_CRS, namedCrs } from './reference-systems.ts'

/** A geometry of a filter, as CQL2 has it, its positions in the order of the axes of `crs`. */
interface FilterGeometry {
  readonly geometry: Geometry | { readonly bbox: readonly number[] }
  readonly crs: Crs
}

const LOCATOR = 'filter'
const KNOWN = ['Envelope', 'Point', 'Polygon', 'MultiSurface', 'Surface']

/** The first element inside another that is a geometry of GML. */
export const geometryIn = ({ inside }: Node): Node | undefined =>
  inside.find(({ name }) => KNOWN.includes(name))

/** Reads an envelope, a point or surfaces of GML 3.2. @throws OwsException for what is none of them. */
export function readGml(node: Node): FilterGeometry {
  const { crs } = namedCrs(node.attributes.srsName ?? DEFAULT_CRS, LOCATOR)
  return { geometry: geometryOf(node), crs }
}

function geometryOf(node: Node): FilterGeometry['geometry'] {
  if (node.name === 'Envelope') {
    const [lower, upper] = ['lowerCorner', 'upperCorner'].map((name) => positionsOf(childOf(node, name))[0])
    if (!lower || !upper)
      throw invalid(LOCATOR, 'an Envelope has a lowerCorner and an upperCorner of two numbers')
    return { bbox: [...lower, ...upper] }
  }
  if (node.name === 'Point') {
    const [coordinates] = positionsOf(childOf(node, 'pos'))
    if (!coordinates) throw invalid(LOCATOR, 'a Point has a pos of two numbers')
    return { type: 'Point', coordinates }
  }
  const polygons = polygonsOf(node)
  if (polygons.length === 0) throw invalid(LOCATOR, `a ${node.name} has a Polygon with an exterior`)
  return { type: 'MultiPolygon', coordinates: polygons }
}

/** The polygons in a surface, however deep. */
function polygonsOf(node: Node): Position[][][] {
  if (node.name !== 'Polygon' && node.name !== 'PolygonPatch') return node.inside.flatMap(polygonsOf)
  const rings = node.inside
    .filter(({ name }) => name === 'exterior' || name === 'interior')
    .map((side) => positionsOf(childOf(childOf(side, 'LinearRing') ?? side, 'posList')))
  return rings.length === 0 ? [] : [rings]
}

/** @throws OwsException for numbers that come to no positions. */
function positionsOf(node: Node | undefined): Position[] {
  const numbers = (node?.text ?? '').trim().split(/\s+/).filter(Boolean).map(Number)
  if (numbers.length % 2 > 0 || !numbers.every(Number.isFinite))
    throw invalid(LOCATOR, `${node?.name ?? 'a position'} has an even count of numbers, two a position`)
  return Array.from({ length: numbers.length / 2 }, (_, k) => [numbers[2 * k]!, numbers[2 * k + 1]!])
}
