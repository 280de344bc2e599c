import type { MultiPolygon, Position } from 'geojson'

const LITTLE_ENDIAN = 1
const POLYGON = 3
const MULTI_POLYGON = 6
const SRID_FLAG = 0x20000000
const WGS84 = 4326

/**
 * A multipolygon as EWKB in hex, the form that PostGIS reads fastest (ten times faster than GeoJSON text). Closes open rings.
 * @throws RangeError on a coordinate that is not finite: GEOS would loop for ever or fall silent on it.
 */
export function multiPolygonToEwkb({ coordinates }: MultiPolygon): string {
  const polygons = coordinates.map((rings) => rings.map(closed))
  const size =
    13 +
    polygons.reduce(
      (sum, rings) => sum + 9 + rings.reduce((bytes, ring) => bytes + 4 + 16 * ring.length, 0),
      0,
    )
  const buffer = Buffer.allocUnsafe(size)
  let at = header(buffer, 0, MULTI_POLYGON | SRID_FLAG)
  at = buffer.writeUInt32LE(WGS84, at)
  at = buffer.writeUInt32LE(polygons.length, at)
  for (const rings of polygons) {
    at = header(buffer, at, POLYGON)
    at = buffer.writeUInt32LE(rings.length, at)
    for (const ring of rings) {
      at = buffer.writeUInt32LE(ring.length, at)
      for (const [lon = NaN, lat = NaN] of ring) {
        if (!Number.isFinite(lon) || !Number.isFinite(lat))
          throw new RangeError(`a coordinate of the polygon is not a number: ${lon} ${lat}`)
        at = buffer.writeDoubleLE(lon, at)
        at = buffer.writeDoubleLE(lat, at)
      }
    }
  }
  return buffer.toString('hex')
}

function header(buffer: Buffer, at: number, type: number): number {
  return buffer.writeUInt32LE(type >>> 0, buffer.writeUInt8(LITTLE_ENDIAN, at))
}

function closed(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}

/**
 * The multipolygon in EWKB hex as PostGIS sends it (little endian on every machine we know, two dimensions).
 * @throws RangeError on any other kind of geometry.
 */
export function ewkbToMultiPolygon(hex: string): MultiPolygon {
  const buffer = Buffer.from(hex, 'hex')
  const type = buffer.readUInt32LE(1)
  if (buffer[0] !== LITTLE_ENDIAN || (type & 0xff) !== MULTI_POLYGON)
    throw new RangeError(`expected a little-endian multipolygon, found type ${type & 0xff}`)
  let at = type & SRID_FLAG ? 9 : 5
  const count = (): number => {
    at += 4
    return buffer.readUInt32LE(at - 4)
  }
  const position = (): Position => {
    at += 16
    return [buffer.readDoubleLE(at - 16), buffer.readDoubleLE(at - 8)]
  }
  const coordinates = Array.from({ length: count() }, () => {
    at += 5
    return Array.from({ length: count() }, () => Array.from({ length: count() }, position))
  })
  return { type: 'MultiPolygon', coordinates }
}
