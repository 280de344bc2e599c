import { OGC_CRS, type OgcCrs } from '../../../contract/gis.ts'
import { readDecimal } from '../../../contract/numbers.ts'
import type { Collection } from '../collections.ts'
import { createBounds, type Expression, type Operator, type Places } from '../cql2/expression.ts'
import type { ReadFilter } from '../cql2/filter.ts'
import { isDay } from '../filters.ts'
import { isInstant } from '../moment.ts'
import { invalid, OwsException } from './ows.ts'
import { geometryIn, readGml } from './read-gml.ts'
import { childOf, readXml, type Node } from './read-xml.ts'
import { plainName } from './request.ts'

/** What the geometry of a feature is called, as in the tables. */
export const GEOMETRY = 'geom'

/** What a filter comes to: the ids that it names, or a condition, its geometries in one reference system. */
export type WfsFilter =
  { readonly ids: readonly string[] } | { readonly condition: ReadFilter; readonly crs: OgcCrs }

const LOCATOR = 'filter'
const COMPARED: Readonly<Record<string, Operator>> = {
  PropertyIsEqualTo: '=',
  PropertyIsNotEqualTo: '<>',
  PropertyIsLessThan: '<',
  PropertyIsGreaterThan: '>',
  PropertyIsLessThanOrEqualTo: '<=',
  PropertyIsGreaterThanOrEqualTo: '>=',
}
const JOINED: Readonly<Record<string, Operator>> = { And: 'and', Or: 'or' }
const PLACED: Readonly<Record<string, Operator>> = {
  BBOX: 's_intersects',
  Intersects: 's_intersects',
  Disjoint: 's_disjoint',
  Within: 's_within',
  Contains: 's_contains',
}
/** What the capabilities say that a filter may ask. */
export const COMPARISONS = [...Object.keys(COMPARED), 'PropertyIsLike', 'PropertyIsNull', 'PropertyIsBetween']
export const SPATIAL = Object.keys(PLACED)

/**
 * Reads a filter (Filter Encoding 2.0) into CQL2, which asks the same of the same columns as `/ogc`.
 * @throws OwsException that names what is not understood, and what would do.
 */
export function readFilter(text: string, { fields, id }: Collection): WfsFilter {
  const root = readXml(text, LOCATOR)
  if (root.name !== 'Filter') throw invalid(LOCATOR, `a Filter is expected, not ${root.name}`)
  const ids = root.inside.filter(({ name }) => name === 'ResourceId' || name === 'FeatureId')
  if (ids.length > 0 && ids.length === root.inside.length)
    return { ids: ids.map(({ attributes }) => attributes.rid ?? attributes.fid ?? '') }
  if (root.inside.length !== 1)
    throw invalid(
      LOCATOR,
      `one condition is expected in a Filter, not ${root.inside.length}; And joins several`,
    )
  const used: { crs: OgcCrs | null } = { crs: null }
  const places: Places = new WeakMap()
  const bounds = createBounds()
  const filter = conditionOf(root.inside[0]!)
  return { condition: { filter, places }, crs: used.crs ?? OGC_CRS[0] }

  /** A condition, each of its parts called by the element it stands in. */
  function conditionOf(node: Node): Expression {
    const made = madeOf(node)
    placeParts(made, node.name)
    return made
  }

  function placeParts(part: Expression, name: string): void {
    if (typeof part !== 'object' || places.has(part)) return
    places.set(part, name)
    if ('op' in part) for (const arg of part.args.flat() as Expression[]) placeParts(arg, name)
  }

  function madeOf(node: Node): Expression {
    const { name, inside, attributes } = node
    if (Object.hasOwn(JOINED, name)) {
      if (inside.length < 2) throw invalid(LOCATOR, `${name} joins at least two conditions`)
      return { op: JOINED[name]!, args: inside.map(conditionOf) }
    }
    if (name === 'Not') {
      if (inside.length !== 1) throw invalid(LOCATOR, 'Not takes one condition')
      return { op: 'not', args: [conditionOf(inside[0]!)] }
    }
    if (Object.hasOwn(PLACED, name)) return placed(PLACED[name]!, node)
    if (Object.hasOwn(COMPARED, name)) {
      const [left, right] = pair(node)
      const fold = (one: Expression): Expression =>
        attributes.matchCase === 'false' && isText(node) ? { op: 'casei', args: [one] } : one
      return { op: COMPARED[name]!, args: [fold(left), fold(right)] }
    }
    if (name === 'PropertyIsNull' || name === 'PropertyIsNil')
      return { op: 'isNull', args: [{ property: referred(node).name }] }
    if (name === 'PropertyIsLike') {
      const like: Expression[] = [{ property: referred(node).name }, patternOf(node)]
      const folded = attributes.matchCase === 'false'
      return { op: 'like', args: folded ? like.map((one) => ({ op: 'casei', args: [one] })) : like }
    }
    if (name === 'PropertyIsBetween') {
      const { name: property } = referred(node)
      const bounds = ['LowerBoundary', 'UpperBoundary'].map((side) => {
        const literal = childOf(childOf(node, side) ?? node, 'Literal')
        if (!literal) throw invalid(LOCATOR, `PropertyIsBetween has a Literal in its ${side}`)
        return valueOf(literal.text, property)
      })
      return { op: 'between', args: [{ property }, ...bounds] }
    }
    throw new OwsException(
      'OptionNotSupported',
      LOCATOR,
      `${name} is not answered here; And, Or, Not, ResourceId (alone), ${[...COMPARISONS, ...SPATIAL].join(', ')} are`,
    )
  }

  /** The attribute that a condition speaks of. */
  function referred(node: Node): { readonly name: string } {
    const found = node.inside.find((one) => isReference(one))
    if (!found) throw invalid(LOCATOR, `${node.name} has a ValueReference`)
    return { name: attributeOf(found) }
  }

  function attributeOf({ text: words }: Node): string {
    const name = plainName(words.trim())
    if (name === GEOMETRY) return 'geometry'
    if (words.trim() === '@gml:id')
      throw new OwsException('OptionNotSupported', LOCATOR, 'ids are asked for by ResourceId, or resourceId=')
    if (!Object.hasOwn(fields, name))
      throw invalid(
        LOCATOR,
        `${id} has no attribute ${JSON.stringify(name.slice(0, 60))}; DescribeFeatureType names all of them`,
      )
    return name
  }

  function isText({ inside }: Node): boolean {
    return inside.every((one) => !isReference(one) || fields[attributeOf(one)]?.type === 'string')
  }

  /** The two sides of a comparison: an attribute, and a value or another. */
  function pair(node: Node): readonly [Expression, Expression] {
    const [left, right] = node.inside
    const sides = [left, right].filter((one) => one && (isReference(one) || one.name === 'Literal'))
    const property = node.inside.find(isReference)
    if (sides.length !== 2 || node.inside.length !== 2 || !property)
      throw invalid(
        LOCATOR,
        `${node.name} compares a ValueReference with a Literal or another ValueReference`,
      )
    const name = attributeOf(property)
    return [left!, right!].map((one) =>
      isReference(one) ? { property: attributeOf(one) } : valueOf(one.text, name),
    ) as [Expression, Expression]
  }

  /** A value as the attribute has it. */
  function valueOf(words: string, attribute: string): Expression {
    const { type, format } = fields[attribute] ?? { type: 'string' as const, format: undefined }
    const said = words.trim()
    const wrong = (what: string) =>
      invalid(LOCATOR, `${attribute} is ${what}, not ${JSON.stringify(said.slice(0, 40))}`)
    if (format === 'date') {
      const day = dayOf(said)
      if (day === null) throw wrong('a day such as 2026-07-01')
      return { date: day }
    }
    if (type === 'string') return words
    if (type === 'boolean') {
      if (!/^(true|false|1|0)$/i.test(said)) throw wrong('true or false')
      return /^(true|1)$/i.test(said)
    }
    const number = readDecimal(said)
    if (!Number.isFinite(number)) throw wrong('a number')
    return number
  }

  function placed(op: Operator, node: Node): Expression {
    const reference = node.inside.find(isReference)
    if (reference && attributeOf(reference) !== 'geometry')
      throw invalid(LOCATOR, `${node.name} asks of ${GEOMETRY}`)
    const found = geometryIn(node)
    if (!found) throw invalid(LOCATOR, `${node.name} has an Envelope, a Point or a Polygon of GML 3.2`)
    const { geometry, crs: own } = readGml(found, () => bounds.position(node.name))
    if (used.crs !== null && used.crs !== own.uri)
      throw new OwsException('OptionNotSupported', LOCATOR, 'its geometries have one reference system')
    used.crs = own.uri
    return { op, args: [{ property: 'geometry' }, geometry] }
  }
}

const isReference = ({ name }: Node): boolean => name === 'ValueReference' || name === 'PropertyName'

/** The day of an xsd:date or xsd:dateTime, with a zone or without; null for what is neither. */
function dayOf(said: string): string | null {
  const [, day = '', time = 'T00:00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(T[\d:.]+)?(Z|[+-]\d{2}:\d{2})?$/.exec(said) ?? []
  return isDay(day) && isInstant(day + time + zone) ? day : null
}

/** A pattern with the signs of SQL, from one that says which signs it has. */
function patternOf(node: Node): string {
  const { wildCard = '*', singleChar = '?', escapeChar, escape } = node.attributes
  const escaped = escapeChar ?? escape ?? '\\'
  const signs = { wildCard, singleChar, escapeChar: escaped }
  for (const [name, sign] of Object.entries(signs))
    if (sign.length !== 1)
      throw invalid(LOCATOR, `PropertyIsLike has a ${name} of one sign, not ${sign.length}`)
  const words = childOf(node, 'Literal')?.text
  if (words === undefined) throw invalid(LOCATOR, 'PropertyIsLike has a Literal')
  let pattern = ''
  for (let at = 0; at < words.length; at++) {
    const sign = words[at]!
    if (sign === escaped && at + 1 < words.length) pattern += literally(words[++at]!)
    else if (sign === wildCard) pattern += '%'
    else if (sign === singleChar) pattern += '_'
    else pattern += literally(sign)
  }
  return pattern
}
const literally = (sign: string): string => (['%', '_', '\\'].includes(sign) ? `\\${sign}` : sign)
