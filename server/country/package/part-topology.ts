import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** A piece of the country: what one commune and one circonscription have in common. */
export interface PartProperties {
  readonly commune: string
  readonly circonscription: string
}

export type Part = Feature<Polygon | MultiPolygon, PartProperties>

/** The one topology of the data package: every border of every level is made of its arcs. */
export type PartTopology = Topology<{ parts: GeometryCollection<PartProperties> }>
