import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { COLOURS } from '../own/layers.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import type { MapContext, Layer } from './layer.ts'

const shape = (nom: 'Point' | 'LineString' | 'Polygon'): FilterSpecification => ['==', ['geometry-type'], nom]

function style({ theme }: MapContext): LayerSpecification[] {
  const [first, ...others] = COLOURS[theme]
  const colour = [
    'match',
    ['get', 'couche'],
    ...others.flatMap((one, n) => [n + 1, one]),
    first,
  ] as unknown as ExpressionSpecification
  const source = { source: 'miennes' } as const
  return [
    {
      ...source,
      id: 'miennes-surfaces',
      type: 'fill',
      filter: shape('Polygon'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.18 },
    },
    {
      ...source,
      id: 'miennes-lignes',
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': 3 },
    },
    {
      ...source,
      id: 'miennes-points',
      type: 'circle',
      filter: shape('Point'),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 3.5, 10, 6.5],
        'circle-color': colour,
        'circle-stroke-color': FONDS[theme].halo,
        'circle-stroke-width': 1.5,
      },
    },
  ]
}

/** What the reader laid on the map, over everything else. */
export const own: Layer = {
  id: 'miennes',
  title: { fr: 'Mes couches', en: 'My layers' },
  unit: null,
  source: null,
  indicator: null,
  overlay: null,
  minZoom: 0,
  sources: { miennes: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  style,
  signs: [],
}
