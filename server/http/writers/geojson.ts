import type { Feature, Geometry, Position } from 'geojson'
import { shapesOf } from '../../country/land/shapes.ts'
import type { EndpointName } from '../../contract/endpoints.ts'
import type { listCabinets, listTerritoires, OutputOf } from '../../contract/index.ts'
import type { AnyNiveau } from '../../domain/model.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { areaCredits } from '../../service/downloads/areaCredits.ts'
import { COLLECTIONS } from '../../service/gis/collections.ts'
import { attributionOf } from '../../service/gis/documents.ts'
import type { Writer } from '../serve.ts'

/** GeoJSON (RFC 7946): each feature's properties are the JSON item; paging, provenance and credits stay beside `features`. */
export function geojsonWriter(deps: HandlerDeps): Writer {
  const { atlas } = deps
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
      const { items, ...rest } = output as { readonly items: readonly { readonly niveau?: AnyNiveau }[] }
      const attribution =
        name === 'listCabinets'
          ? attributionOf(deps, COLLECTIONS.cabinets)
          : areaCredits(deps, items[0]?.niveau)
      return JSON.stringify({
        type: 'FeatureCollection',
        ...rest,
        attribution,
        features: features[name]!(output as never),
      })
    },
  }
}
