import type { MultiPolygon, Point, Position } from 'geojson'
import type { Row } from '../../rows.ts'
import type { Collection } from '../collections.ts'
import { element, said, type Xml } from '../xml.ts'
import { GEOMETRY } from './filter.ts'

/** The prefix of the names of our own. */
export const PREFIX = 'relais'

/** A feature as it comes from `/ogc`, its positions in the order of the axes of its system. */
export interface GmlFeature {
  readonly id: string
  readonly geometry: Point | MultiPolygon | null
  readonly properties: Row
}

/** The id of a feature over all types, a name as XML has it: `communes.79191`. */
const resourceId = ({ id }: Pick<Collection, 'id'>, feature: string): string => `${id}.${feature}`

/**
 * A feature as GML 3.2 (simple features, level 0); what it does not have is left out. `srsName` is what its system was called;
 * `declarations` stand in a root element.
 */
export function gmlFeature(
  collection: Collection,
  { id, geometry, properties }: GmlFeature,
  srsName: string,
  declarations: Readonly<Record<string, string>> = {},
): Xml {
  const own = resourceId(collection, id)
  const members = Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [said(`${PREFIX}:${name}`, String(value))],
  )
  return element(
    `${PREFIX}:${collection.id}`,
    { ...declarations, 'gml:id': own },
    ...members,
    ...(geometry === null
      ? []
      : [element(`${PREFIX}:${GEOMETRY}`, {}, gmlGeometry(geometry, srsName, `${own}.${GEOMETRY}`))]),
  )
}

function gmlGeometry(geometry: Point | MultiPolygon, srsName: string, id: string): Xml {
  const system = { srsName, srsDimension: 2 }
  if (geometry.type === 'Point')
    return element('gml:Point', { 'gml:id': id, ...system }, said('gml:pos', geometry.coordinates.join(' ')))
  const polygons = geometry.coordinates.map((rings, at) =>
    element(
      'gml:surfaceMember',
      {},
      element(
        'gml:Polygon',
        { 'gml:id': `${id}.${at + 1}` },
        ...rings.map((ring, k) =>
          element(
            k === 0 ? 'gml:exterior' : 'gml:interior',
            {},
            element('gml:LinearRing', {}, element('gml:posList', {}, positions(ring))),
          ),
        ),
      ),
    ),
  )
  return element('gml:MultiSurface', { 'gml:id': id, ...system }, ...polygons)
}

/** Numbers alone: nothing in them is to be escaped. */
const positions = (ring: readonly Position[]): Xml => ring.map((at) => at.join(' ')).join(' ')
