import type { FeatureCollection, Point } from 'geojson'
import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listCabinets } from '../../../server/contract/cabinet.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { fetchOnce } from './load.ts'

export type Cabinet = OutputOf<typeof listCabinets>['items'][number]

/** What the map needs of a cabinet; the rest stays in the list. */
export type CabinetPoints = FeatureCollection<Point, { readonly id: string; readonly statut: Statut }>

/** Every cabinet with its public status. */
export async function loadCabinets(): Promise<ReadonlyMap<string, Cabinet>> {
  const { items } = await fetchOnce<OutputOf<typeof listCabinets>>('/api/v1/cabinets?limit=10000')
  return new Map(items.map((cabinet) => [cabinet.id, cabinet]))
}

/** Cabinets as the map's source wants them, with the status they have on the day shown. */
export const cabinetPoints = (
  cabinets: Iterable<Cabinet>,
  statutOf: (cabinet: Cabinet) => Statut,
): CabinetPoints => ({
  type: 'FeatureCollection',
  features: Array.from(cabinets, (cabinet) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [cabinet.lon, cabinet.lat] },
    properties: { id: cabinet.id, statut: statutOf(cabinet) },
  })),
})
