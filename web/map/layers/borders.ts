import type { LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { tiles, COMMUNE_BORDERS_ZOOM, type MapContext, type Layer } from './layer.ts'
import { sourceOf, NIVEAU_SOURCES, zoomsOf } from './surface.ts'
import { MAP_NIVEAUX, type MapNiveau } from '../state.ts'

/** Width in pixels at zooms 4, 8 and 12: hairlines that thicken with zoom, the wider the area the thicker. */
const WIDTHS: Readonly<Record<MapNiveau, readonly [number, number, number]>> = {
  commune: [0, 0.35, 1],
  circonscription: [0.2, 0.6, 1.2],
  epci: [0.3, 1, 2],
  'bassin-de-vie': [0.3, 1, 2],
  arrondissement: [0.4, 1.2, 2.2],
  canton: [0.25, 0.8, 1.8],
  groupes: [1, 2, 3],
  departement: [0.5, 1.3, 2.4],
}

function border(niveau: MapNiveau, { theme, niveau: chosen }: MapContext): LayerSpecification {
  const zooms = zoomsOf(niveau, chosen)
  const always = niveau === 'departement' || niveau === chosen
  const [low, middle, high] = WIDTHS[niveau]
  return {
    id: `limites-${niveau}`,
    type: 'line',
    ...sourceOf(niveau),
    minzoom: niveau === 'commune' ? Math.max(zooms?.[0] ?? 0, COMMUNE_BORDERS_ZOOM) : 0,
    layout: { visibility: zooms || always ? 'visible' : 'none', 'line-join': 'round' },
    paint: {
      'line-color': niveau === 'departement' ? FONDS[theme].limite : FONDS[theme].limiteFine,
      'line-opacity': niveau === 'commune' ? 0.6 : niveau === 'departement' ? 1 : 0.85,
      'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 4, low, 8, middle, 12, high],
    },
  }
}

/** Regions: the heaviest, so that the country is read by them from afar. */
const regionBorder = ({ theme }: MapContext): LayerSpecification => ({
  id: 'limites-region',
  type: 'line',
  source: 'regions',
  'source-layer': 'regions',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': FONDS[theme].limite,
    'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 4, 1.3, 8, 2.8, 12, 5],
  },
})

/** Borders, thin to thick. */
export const borders: Layer = {
  id: 'limites',
  title: { fr: 'Limites administratives', en: 'Administrative borders' },
  unit: null,
  source: {
    fr: 'IGN, Admin Express (contours simplifiés), Licence Ouverte 2.0',
    en: 'IGN, Admin Express (simplified boundaries), Licence Ouverte 2.0',
  },
  indicator: null,
  overlay: null,
  minZoom: 0,
  sources: { ...NIVEAU_SOURCES, regions: tiles('regions') },
  style: (context) => [
    ...[...MAP_NIVEAUX].reverse().map((niveau) => border(niveau, context)),
    regionBorder(context),
  ],
  signs: [],
}
