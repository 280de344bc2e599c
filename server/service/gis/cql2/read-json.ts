import type { Geometry, Position } from 'geojson'
import {
  createBounds,
  filterProblem,
  isOperator,
  operation,
  type Expression,
  type FilterBounds,
  type Places,
} from './expression.ts'

/**
 * Reads CQL2 JSON (OGC 21-065r2, §8.3); `places` learns where its parts stand.
 * @throws Problem with the path of what is not understood, and a remedy.
 */
export function readJson(text: string, places: Places): Expression {
  const bounds = createBounds()
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw filterProblem('filter-lang=cql2-json', `this is no JSON (${(error as Error).message})`)
  }
  return read(parsed, '', 0)

  function read(value: unknown, path: string, depth: number): Expression {
    const where = `at ${path || '/'}`
    bounds.part(where, depth)
    if (typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw filterProblem(where, 'this is no finite number')
      return value
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw filterProblem(
        where,
        `${JSON.stringify(value).slice(0, 40)} is no expression; null is asked for by isNull`,
      )
    const part = value as Readonly<Record<string, unknown>>
    const made = objectOf(part, path, where, depth)
    places.set(made as object, where)
    return made
  }

  function objectOf(
    part: Readonly<Record<string, unknown>>,
    path: string,
    where: string,
    depth: number,
  ): Expression {
    if (typeof part.op === 'string') return operationOf(part.op, part.args, path, where, depth)
    for (const name of ['property', 'date', 'timestamp'] as const) {
      const value = part[name]
      if (value === undefined) continue
      if (typeof value !== 'string') throw filterProblem(where, `${name} is a text`)
      return { [name]: value } as Expression
    }
    if (Array.isArray(part.interval)) {
      if (part.interval.length !== 2)
        throw filterProblem(where, 'interval has two ends, such as ["2026-01-01", ".."]')
      return { interval: part.interval.map((end, at) => read(end, `${path}/interval/${at}`, depth + 1)) }
    }
    if (part.bbox !== undefined && part.type === undefined) {
      if (!isNumbers(part.bbox) || ![4, 6].includes(part.bbox.length))
        throw filterProblem(where, 'bbox has four numbers, or six with heights')
      return { bbox: part.bbox }
    }
    if (typeof part.type === 'string') return geometryOf(part, where, bounds, 0)
    throw filterProblem(
      where,
      'an object with op and args, property, date, timestamp, interval, bbox or a GeoJSON geometry is expected',
    )
  }

  function operationOf(op: string, args: unknown, path: string, where: string, depth: number): Expression {
    if (!isOperator(op))
      throw filterProblem(where, `no operator is called ${JSON.stringify(op.slice(0, 40))}; case counts`)
    if (!Array.isArray(args)) throw filterProblem(where, `args of ${op} is an array`)
    const given = args.map((arg: unknown, at) => {
      const own = `${path}/args/${at}`
      if (op !== 'in' || at !== 1) return read(arg, own, depth + 1)
      if (!Array.isArray(arg) || arg.length === 0)
        throw filterProblem(`at ${own}`, 'the second argument of in is an array of values')
      return arg.map((one: unknown, k) => read(one, `${own}/${k}`, depth + 1))
    })
    return operation(op, given, where)
  }
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one))

/** How many arrays stand around the positions of a type. */
const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
}

function geometryOf(
  { type, coordinates, geometries }: Readonly<Record<string, unknown>>,
  where: string,
  bounds: FilterBounds,
  depth: number,
): Geometry {
  if (type === 'GeometryCollection' && Array.isArray(geometries) && geometries.length > 0 && depth === 0)
    return {
      type,
      geometries: geometries.map((one: unknown) =>
        geometryOf((one ?? {}) as Readonly<Record<string, unknown>>, where, bounds, depth + 1),
      ),
    }
  const levels = typeof type === 'string' && Object.hasOwn(DEPTH, type) ? DEPTH[type] : undefined
  if (levels === undefined)
    throw filterProblem(where, `no geometry of GeoJSON is called ${JSON.stringify(type)?.slice(0, 40)}`)
  const check = (value: unknown, left: number): void => {
    if (left > 0) {
      if (!Array.isArray(value) || value.length === 0)
        throw filterProblem(where, `coordinates of a ${String(type)} are nested otherwise (RFC 7946)`)
      for (const one of value as unknown[]) check(one, left - 1)
      return
    }
    bounds.position(where)
    if (!isNumbers(value) || value.length < 2 || value.length > 3)
      throw filterProblem(where, 'a position has two numbers, or three with its height')
  }
  check(coordinates, levels)
  return { type, coordinates: coordinates as Position } as Geometry
}
