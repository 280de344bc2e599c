import type { Atlas } from '../../country/atlas.ts'
import type { TileLayerInfo } from '../../country/tiles/tile-layer.ts'
import { attributionOf } from './attribution.ts'
import { COUNTRY } from './zoningOrders.ts'

/** Bounds of France with its overseas départements, degrees: where a map may look for tiles. */
const BOUNDS = [-63.2, -21.5, 55.9, 51.2]

const cabinetAttribution = ({ demonstration }: Atlas): string =>
  demonstration ? 'Démonstration : cabinets fictifs' : 'Liste des cabinets : exploitant du site'

/** What a layer is and where its tiles lie under `origin` (TileJSON 3.0.0), under the hash of their bytes once they are cut. */
export function tileJson(
  atlas: Atlas,
  { id, description, minzoom, maxzoom, fields }: TileLayerInfo,
  origin: string,
) {
  const hash = atlas.tilesHash(id)
  return {
    tilejson: '3.0.0',
    name: id,
    description,
    attribution: id === 'cabinets' ? cabinetAttribution(atlas) : attributionOf(id, atlas.ordersOf(COUNTRY)),
    scheme: 'xyz',
    tiles: [`${origin}/tiles/${id}/${hash === undefined ? '' : `${hash}/`}{z}/{x}/{y}.mvt`],
    minzoom,
    maxzoom,
    bounds: BOUNDS,
    vector_layers: [{ id, description, minzoom, maxzoom, fields }],
  }
}
