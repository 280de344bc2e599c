import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { tuiles, visible, type Couche } from './layer.ts'

/** The interface's own font: without a glyph server MapLibre draws labels with the fonts of the page. */
export const POLICE = ['Atkinson Hyperlegible Next'] as const

/** Where a prefect sits. */
const CHEF: ExpressionSpecification = ['==', ['get', 'chef'], true]

/** A few names, only to know where one is: prefectures with their point, towns by size, départements at the scales where they are looked for. */
export const reperes: Couche = {
  id: 'reperes',
  titre: { fr: 'Noms de lieux', en: 'Place names' },
  unite: null,
  source: { fr: 'INSEE, code officiel géographique', en: 'INSEE, official geographic code' },
  indicateur: null,
  auChoix: 'reperes',
  zoomMinimal: 4,
  sources: { labels: tuiles('labels') },
  style: (contexte) => {
    const commun = {
      source: 'labels',
      'source-layer': 'labels',
    } as const
    const visibility = visible(contexte, 'reperes')
    const { texte, texteDoux, halo } = FONDS[contexte.theme]
    return [
      {
        ...commun,
        id: 'noms-departements',
        type: 'symbol',
        minzoom: 6.4,
        maxzoom: 9,
        filter: ['==', ['get', 'kind'], 'departement'],
        layout: {
          visibility,
          'text-field': ['get', 'nom'],
          'text-font': [...POLICE],
          'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 9, 15],
          'text-letter-spacing': 0.08,
          'text-max-width': 7,
          'text-padding': 6,
        },
        paint: { 'text-color': texteDoux, 'text-halo-color': halo, 'text-halo-width': 1.8 },
      },
      {
        ...commun,
        id: 'points-prefectures',
        type: 'circle',
        minzoom: 4,
        maxzoom: 9,
        filter: CHEF,
        layout: { visibility },
        paint: {
          'circle-radius': 2.2,
          'circle-color': texte,
          'circle-stroke-color': halo,
          'circle-stroke-width': 1.2,
        },
      },
      ...([true, false] as const).map((chef): LayerSpecification => ({
        ...commun,
        type: 'symbol',
        id: chef ? 'noms-prefectures' : 'noms-communes',
        minzoom: 4,
        filter: chef ? CHEF : ['all', ['==', ['get', 'kind'], 'commune'], ['!', CHEF]],
        layout: {
          visibility,
          'text-field': ['get', 'nom'],
          'text-font': [...POLICE],
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            chef ? ['match', ['get', 'rank'], [1, 2], 13.5, 12] : 11.5,
            10,
            ['match', ['get', 'rank'], [1, 2], 17, 3, 15, chef ? 14.5 : 12.5],
          ],
          'symbol-sort-key': ['get', 'rank'],
          'text-variable-anchor': chef ? ['left', 'right', 'top', 'bottom'] : ['center'],
          'text-radial-offset': chef ? 0.45 : 0,
          'text-justify': 'auto',
          'text-max-width': 8,
          'text-padding': ['interpolate', ['linear'], ['zoom'], 5, 10, 9, 4],
        },
        paint: {
          'text-color': chef ? texte : texteDoux,
          'text-halo-color': halo,
          'text-halo-width': 2,
        },
      })),
    ]
  },
  signes: [],
}
