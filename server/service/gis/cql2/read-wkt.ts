import type { Geometry, Position } from 'geojson'
import { filterProblem, type Expression, type FilterBounds } from './expression.ts'
import type { Reader } from './reader.ts'
import { whereIs, type Token } from './tokens.ts'

const TYPES = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
  geometrycollection: 'GeometryCollection',
} as const
type Word = keyof typeof TYPES

/** Whether a lower-case word begins a geometry; `envelope` is what drafts of the standard called a box. */
export const isGeometryWord = (word: string): boolean =>
  Object.hasOwn(TYPES, word) || word === 'bbox' || word === 'envelope'

/** How many brackets stand around the positions of a type. */
const DEPTH = { point: 0, linestring: 1, polygon: 2, multipoint: 1, multilinestring: 2, multipolygon: 3 }

/**
 * A geometry as well-known text, or a box, whose first word has been taken; null where no bracket follows, for then the word is a
 * name. @throws Problem where it is not understood.
 */
export function readGeometry(reader: Reader, first: Token, bounds: FilterBounds): Expression | null {
  const word = first.value.toLowerCase()
  if (reader.is('z') && reader.peek(1).value === '(') reader.next()
  if (!reader.isSign('(')) return null
  reader.next()
  if (word === 'bbox' || word === 'envelope') {
    const bbox = reader.list(')', signed)
    if (bbox.length !== 4 && bbox.length !== 6)
      throw filterProblem(whereIs(first), 'BBOX takes four numbers, or six with heights')
    return { bbox }
  }
  if (word === 'geometrycollection') {
    const geometries = reader.list(')', () => {
      const token = reader.next()
      const inner = isGeometryWord(token.value.toLowerCase()) ? readGeometry(reader, token, bounds) : null
      if (inner === null || typeof inner !== 'object' || !('coordinates' in inner))
        throw filterProblem(whereIs(token), 'a geometry such as POINT(2 47) is expected')
      return inner
    })
    return { type: 'GeometryCollection', geometries }
  }
  const depth = DEPTH[word as keyof typeof DEPTH]
  const coordinates = depth === 0 ? position() : nested(depth)
  if (depth === 0) reader.expectSign(')')
  return { type: TYPES[word as Word], coordinates } as Geometry

  function signed(): number {
    const token = reader.next()
    const minus = token.kind === 'sign' && token.value === '-'
    const plus = token.kind === 'sign' && token.value === '+'
    const number = minus || plus ? reader.next() : token
    if (number.kind !== 'number')
      throw filterProblem(whereIs(number), `a number is expected, but ${reader.shown(number)}`)
    return (minus ? -1 : 1) * reader.number(number)
  }
  function position(): Position {
    const where = whereIs(reader.peek())
    bounds.position(where)
    const numbers = [signed()]
    while (!reader.isSign(',') && !reader.isSign(')') && reader.peek().kind !== 'end') numbers.push(signed())
    if (numbers.length < 2 || numbers.length > 3)
      throw filterProblem(where, 'a position has two numbers parted by a space, or three with its height')
    return numbers
  }
  /** What stands in brackets, of which the first is taken. */
  function nested(deep: number): unknown[] {
    if (deep === 0) return []
    if (deep > 1)
      return reader.list(')', () => {
        reader.expectSign('(')
        return nested(deep - 1)
      })
    return reader.list(')', () => {
      // The points of a MULTIPOINT may stand in brackets of their own.
      if (!reader.isSign('(')) return position()
      reader.next()
      const own = position()
      reader.expectSign(')')
      return own
    })
  }
}
