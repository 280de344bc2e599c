import type { Feature, Geometry, Position } from 'geojson'
import type { Atlas } from '../../country/atlas.ts'
import { shapesOf } from '../../country/land/shapes.ts'
import type { EndpointName } from '../../contract/endpoints.ts'
import type { listCabinets, listTerritoires, OutputOf } from '../../contract/index.ts'
import type { AnyNiveau } from '../../domain/model.ts'
import type { Writer } from '../serve.ts'

/** GeoJSON (RFC 7946): each feature's properties are the JSON item; paging and provenance stay beside `features`. */
export function geojsonWriter(atlas: Pick<Atlas, 'contours' | 'divisions'>): Writer {
  const shape = (niveau: AnyNiveau, code: string): Geometry | null =>
    niveau === 'france' ? null : (shapesOf(atlas, niveau).get(code) ?? null)
  const features: Partial<Record<EndpointName, (output: never) => Feature<Geometry | null>[]>> = {
    listTerritoires: ({ items }: OutputOf<typeof listTerritoires>) =>
      items.map((item) => ({
        type: 'Feature',
        id: item.code,
        geometry: shape(item.niveau, item.code),
        properties: item,
      })),
    listCabinets: ({ items }: OutputOf<typeof listCabinets>) =>
      items.map(({ lon, lat, ...item }) => ({
        type: 'Feature',
        id: item.id,
        geometry: { type: 'Point', coordinates: [lon, lat] satisfies Position },
        properties: item,
      })),
  }
  return {
    type: 'application/geo+json; charset=utf-8',
    write: (name, output) => {
      const { items: _, ...rest } = output as { readonly items: unknown }
      return JSON.stringify({
        type: 'FeatureCollection',
        ...rest,
        features: features[name]!(output as never),
      })
    },
  }
}
