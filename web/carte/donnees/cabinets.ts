import type { FeatureCollection, Point } from 'geojson'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listCabinets } from '../../../server/contract/cabinets.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { lire } from './charger.ts'

export type Cabinet = OutputOf<typeof listCabinets>['items'][number]

/** What the map needs of a cabinet; the rest stays in the list. */
export type PointsCabinets = FeatureCollection<Point, { readonly id: string; readonly statut: Statut }>

/** Every cabinet with its public status. */
export async function chargerCabinets(): Promise<ReadonlyMap<string, Cabinet>> {
  const { items } = await lire<OutputOf<typeof listCabinets>>('/api/v1/cabinets?limit=10000')
  return new Map(items.map((cabinet) => [cabinet.id, cabinet]))
}

/** Cabinets as the map's source wants them. */
export const pointsCabinets = (cabinets: Iterable<Cabinet>): PointsCabinets => ({
  type: 'FeatureCollection',
  features: Array.from(cabinets, ({ id, lon, lat, status }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { id, statut: status.value },
  })),
})
