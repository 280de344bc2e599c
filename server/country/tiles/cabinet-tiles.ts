import type { Feature, Point } from 'geojson'
import type { Cabinet, PublicStatus } from '../../domain/model.ts'
import type { TileLayerSource } from './tile-layer.ts'

/** What the layer of cabinets is called and offers, whatever the day. */
export const CABINET_LAYER = {
  id: 'cabinets',
  description: 'Cabinets with their public status on the day asked for by ?asOf=',
  minzoom: 0,
  maxzoom: 12,
  fields: { id: 'Id', nom: 'Name', statut: 'Public status', demonstration: 'Whether it is fictitious' },
} as const

/** The cabinets of one day as points. */
export function cabinetLayer(
  cabinets: readonly Cabinet[],
  statuses: ReadonlyMap<string, PublicStatus>,
): TileLayerSource {
  const points = (): Feature<Point>[] =>
    cabinets.map(({ id, nom, lon, lat, demonstration }): Feature<Point> => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id, nom, statut: statuses.get(id)?.value ?? 'unknown', demonstration },
    }))
  return { ...CABINET_LAYER, features: points }
}
