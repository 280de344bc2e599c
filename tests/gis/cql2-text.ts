import type { Geometry } from 'geojson'
import type { Expression } from '../../server/service/gis/cql2/expression.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const listed = (parts: readonly unknown[]): string =>
  parts.map((part) => writeText(part as Expression)).join(', ')

const coordinates = (value: unknown): string => {
  const parts = value as unknown[]
  return typeof parts[0] === 'number' ? parts.join(' ') : `(${parts.map(coordinates).join(', ')})`
}

function wkt(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection')
    return `GEOMETRYCOLLECTION(${geometry.geometries.map(wkt).join(', ')})`
  const inner = coordinates(geometry.coordinates)
  return geometry.type.toUpperCase() + (geometry.type === 'Point' ? `(${inner})` : inner)
}

/** CQL2 JSON as text, with every bracket: what the tests read back. */
export function writeText(part: Expression): string {
  if (typeof part === 'boolean') return String(part).toUpperCase()
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return quoted(part)
  if ('property' in part) return `"${part.property.replaceAll('"', '""')}"`
  if ('date' in part) return `DATE(${quoted(part.date)})`
  if ('timestamp' in part) return `TIMESTAMP(${quoted(part.timestamp)})`
  if ('interval' in part) return `INTERVAL(${listed(part.interval)})`
  if ('type' in part) return wkt(part)
  if ('bbox' in part) return `BBOX(${part.bbox.join(', ')})`
  const { op, args } = part
  const [a, b, c] = (args as Expression[]).map((arg) => (Array.isArray(arg) ? '' : bracketed(arg)))
  if (op === 'and' || op === 'or')
    return args.map((arg) => bracketed(arg as Expression)).join(` ${op.toUpperCase()} `)
  if (op === 'not') return `NOT ${a}`
  if (op === 'isNull') return `${a} IS NULL`
  if (op === 'between') return `${a} BETWEEN ${b} AND ${c}`
  if (op === 'in') return `${a} IN (${listed(args[1] as Expression[])})`
  if (op === 'like') return `${a} LIKE ${b}`
  if (/^[a-z]/.test(op) && op !== 'div') return `${op.toUpperCase()}(${listed(args)})`
  return `${a} ${op} ${b}`
}

const bracketed = (part: Expression): string =>
  typeof part === 'object' && 'op' in part && !/^([st]_|casei|accenti)/.test(part.op)
    ? `(${writeText(part)})`
    : writeText(part)
