import type { MultiPolygon, Point, Position } from 'geojson'
import { readDecimal } from '../../../contract/numbers.ts'
import { onGlobe } from '../bbox.ts'
import type { Crs } from '../crs.ts'
import { invalid, OwsException } from './ows.ts'
import { childOf, type Node } from './read-xml.ts'
import { DEFAULT_CRS, namedCrs } from './reference-systems.ts'

/** A geometry of a filter, as CQL2 has it, its positions in the order of the axes of `crs`. */
interface FilterGeometry {
  readonly geometry: MultiPolygon | Point | { readonly bbox: readonly number[] }
  readonly crs: Crs
}

const LOCATOR = 'filter'
const KNOWN = ['Envelope', 'Point', 'Polygon', 'MultiSurface', 'Surface']

/** The first element inside another that is a geometry of GML. */
export const geometryIn = ({ inside }: Node): Node | undefined =>
  inside.find(({ name }) => KNOWN.includes(name))

/** Reads an envelope, a point or surfaces of GML 3.2; `count` is told of each position. @throws OwsException for what is none of them. */
export function readGml(node: Node, count: () => void): FilterGeometry {
  const own = [...named(node, 'srsName')].map((name) => namedCrs(name, LOCATOR).crs)
  const [first = namedCrs(DEFAULT_CRS, LOCATOR).crs] = own
  if (own.some(({ uri }) => uri !== first.uri))
    throw new OwsException('OptionNotSupported', LOCATOR, `a ${node.name} has one reference system (srsName)`)
  const other = [...named(node, 'srsDimension')].find((dimension) => dimension.trim() !== '2')
  if (other !== undefined)
    throw invalid(
      LOCATOR,
      `srsDimension ${JSON.stringify(other.slice(0, 10))}: positions of two numbers are expected`,
    )
  const geometry = geometryOf(node, count)
  return { geometry: 'type' in geometry ? geometry : { bbox: onGlobe(geometry.bbox, first) }, crs: first }
}

/** The values of an attribute on an element and all within it. */
const named = (node: Node, attribute: string): ReadonlySet<string> => {
  const own = node.attributes[attribute]
  return new Set([
    ...(own === undefined ? [] : [own]),
    ...node.inside.flatMap((one) => [...named(one, attribute)]),
  ])
}

function geometryOf(node: Node, count: () => void): FilterGeometry['geometry'] {
  if (node.name === 'Envelope') {
    const [lower, upper] = ['lowerCorner', 'upperCorner'].map((name) => onePosition(childOf(node, name)))
    if (!lower || !upper)
      throw invalid(LOCATOR, 'an Envelope has a lowerCorner and an upperCorner of two numbers')
    return { bbox: [...lower, ...upper] }
  }
  if (node.name === 'Point') {
    const coordinates = onePosition(childOf(node, 'pos'))
    if (!coordinates) throw invalid(LOCATOR, 'a Point has a pos of two numbers')
    return { type: 'Point', coordinates }
  }
  const polygons = polygonsOf(node)
  for (const _ of polygons.flat(2)) count()
  if (polygons.length === 0) throw invalid(LOCATOR, `a ${node.name} has a Polygon with an exterior`)
  return { type: 'MultiPolygon', coordinates: polygons }
}

/** The polygons in a surface, however deep. */
function polygonsOf(node: Node): Position[][][] {
  if (node.name !== 'Polygon' && node.name !== 'PolygonPatch') return node.inside.flatMap(polygonsOf)
  const [outer, inner] = ['exterior', 'interior'].map((side) =>
    node.inside.filter(({ name }) => name === side),
  )
  if (outer!.length !== 1) throw invalid(LOCATOR, `a ${node.name} has one exterior, not ${outer!.length}`)
  return [[...outer!, ...inner!].map(ringOf)]
}

/** A ring: its positions in a posList, or each in a pos. */
function ringOf(side: Node): Position[] {
  const ring = childOf(side, 'LinearRing') ?? side
  const positions = ring.inside
    .filter(({ name }) => name === 'posList' || name === 'pos')
    .flatMap(positionsOf)
  if (positions.length === 0) throw invalid(LOCATOR, `an ${side.name} has a LinearRing with a posList`)
  return positions
}

/** The position of an element that has one; undefined for any other number of them. */
function onePosition(node: Node | undefined): Position | undefined {
  const positions = positionsOf(node)
  return positions.length === 1 ? positions[0] : undefined
}

/** @throws OwsException for numbers that come to no positions. */
function positionsOf(node: Node | undefined): Position[] {
  const numbers = (node?.text ?? '').split(/\s+/).filter(Boolean).map(readDecimal)
  if (numbers.length % 2 > 0 || !numbers.every(Number.isFinite))
    throw invalid(LOCATOR, `${node?.name ?? 'a position'} has an even count of numbers, two a position`)
  return Array.from({ length: numbers.length / 2 }, (_, k) => [numbers[2 * k]!, numbers[2 * k + 1]!])
}
