import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export const DISTRICTS_FILE = 'contours_arrondissements.topojson.gz'

type Districts = Topology<{ arrondissements: GeometryCollection<{ code: string }> }>

/** Polygons of the arrondissements of Paris, Lyon and Marseille by code, degrees WGS 84, from the package in `folder`. @throws when the file is missing or no topology. */
export function readDistricts(folder: string): Map<string, MultiPolygon> {
  const topology = JSON.parse(
    gunzipSync(readFileSync(join(folder, DISTRICTS_FILE))).toString('utf8'),
  ) as Districts
  return new Map(
    feature(topology, topology.objects.arrondissements).features.map(({ properties, geometry }) => [
      properties.code,
      whole(geometry as Polygon | MultiPolygon),
    ]),
  )
}

const whole = (shape: Polygon | MultiPolygon): MultiPolygon =>
  shape.type === 'MultiPolygon' ? shape : { type: 'MultiPolygon', coordinates: [shape.coordinates] }
