import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { COULEURS } from '../own/layers.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import type { Contexte, Couche } from './layer.ts'

const forme = (nom: 'Point' | 'LineString' | 'Polygon'): FilterSpecification => ['==', ['geometry-type'], nom]

function style({ theme }: Contexte): LayerSpecification[] {
  const [premiere, ...autres] = COULEURS[theme]
  const couleur = [
    'match',
    ['get', 'couche'],
    ...autres.flatMap((une, n) => [n + 1, une]),
    premiere,
  ] as unknown as ExpressionSpecification
  const source = { source: 'miennes' } as const
  return [
    {
      ...source,
      id: 'miennes-surfaces',
      type: 'fill',
      filter: forme('Polygon'),
      paint: { 'fill-color': couleur, 'fill-opacity': 0.18 },
    },
    {
      ...source,
      id: 'miennes-lignes',
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': couleur, 'line-width': 3 },
    },
    {
      ...source,
      id: 'miennes-points',
      type: 'circle',
      filter: forme('Point'),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 3.5, 10, 6.5],
        'circle-color': couleur,
        'circle-stroke-color': FONDS[theme].halo,
        'circle-stroke-width': 1.5,
      },
    },
  ]
}

/** What the reader laid on the map, over everything else. */
export const miennes: Couche = {
  id: 'miennes',
  titre: { fr: 'Mes couches', en: 'My layers' },
  unite: null,
  source: null,
  indicateur: null,
  auChoix: null,
  zoomMinimal: 0,
  sources: { miennes: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  style,
  signes: [],
}
