import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { tiles, visible, type Layer } from './layer.ts'

/** The interface's own font: without a glyph server MapLibre draws labels with the fonts of the page. */
export const FONT = ['Atkinson Hyperlegible Next'] as const

/** Where a prefect sits. */
const PREFECTURE: ExpressionSpecification = ['==', ['get', 'chef'], true]

/** A few names, only to know where one is: prefectures with their point, towns by size, départements at the scales where they are looked for. */
export const landmarks: Layer = {
  id: 'reperes',
  title: { fr: 'Noms de lieux', en: 'Place names' },
  unit: null,
  source: { fr: 'INSEE, code officiel géographique', en: 'INSEE, official geographic code' },
  indicator: null,
  overlay: 'reperes',
  minZoom: 4,
  sources: { labels: tiles('labels') },
  style: (context) => {
    const shared = {
      source: 'labels',
      'source-layer': 'labels',
    } as const
    const visibility = visible(context, 'reperes')
    const { texte, texteDoux, halo } = FONDS[context.theme]
    return [
      {
        ...shared,
        id: 'noms-departements',
        type: 'symbol',
        minzoom: 6.4,
        maxzoom: 9,
        filter: ['==', ['get', 'kind'], 'departement'],
        layout: {
          visibility,
          'text-field': ['get', 'nom'],
          'text-font': [...FONT],
          'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 9, 15],
          'text-letter-spacing': 0.08,
          'text-max-width': 7,
          'text-padding': 6,
        },
        paint: { 'text-color': texteDoux, 'text-halo-color': halo, 'text-halo-width': 1.8 },
      },
      {
        ...shared,
        id: 'points-prefectures',
        type: 'circle',
        minzoom: 4,
        maxzoom: 9,
        filter: PREFECTURE,
        layout: { visibility },
        paint: {
          'circle-radius': 2.2,
          'circle-color': texte,
          'circle-stroke-color': halo,
          'circle-stroke-width': 1.2,
        },
      },
      ...([true, false] as const).map((isPrefecture): LayerSpecification => ({
        ...shared,
        type: 'symbol',
        id: isPrefecture ? 'noms-prefectures' : 'noms-communes',
        minzoom: 4,
        filter: isPrefecture ? PREFECTURE : ['all', ['==', ['get', 'kind'], 'commune'], ['!', PREFECTURE]],
        layout: {
          visibility,
          'text-field': ['get', 'nom'],
          'text-font': [...FONT],
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            isPrefecture ? ['match', ['get', 'rank'], [1, 2], 13.5, 12] : 11.5,
            10,
            ['match', ['get', 'rank'], [1, 2], 17, 3, 15, isPrefecture ? 14.5 : 12.5],
          ],
          'symbol-sort-key': ['get', 'rank'],
          'text-variable-anchor': isPrefecture ? ['left', 'right', 'top', 'bottom'] : ['center'],
          'text-radial-offset': isPrefecture ? 0.45 : 0,
          'text-justify': 'auto',
          'text-max-width': 8,
          'text-padding': ['interpolate', ['linear'], ['zoom'], 5, 10, 9, 4],
        },
        paint: {
          'text-color': isPrefecture ? texte : texteDoux,
          'text-halo-color': halo,
          'text-halo-width': 2,
        },
      })),
    ]
  },
  signs: [],
}
