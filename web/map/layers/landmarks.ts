import { FONDS } from '../ramps.ts'
import { tuiles, visible, type Couche } from './layer.ts'

/** The interface's own font: without a glyph server MapLibre draws labels with the fonts of the page. */
export const POLICE = ['Atkinson Hyperlegible Next'] as const

/** A few names, only to know where one is: towns by size, départements at the scales where they are looked for. */
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
      type: 'symbol',
      source: 'labels',
      'source-layer': 'labels',
    } as const
    const visibility = visible(contexte, 'reperes')
    const { texte, texteDoux, halo } = FONDS[contexte.theme]
    return [
      {
        ...commun,
        id: 'noms-departements',
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
        id: 'noms-communes',
        minzoom: 4,
        filter: ['==', ['get', 'kind'], 'commune'],
        layout: {
          visibility,
          'text-field': ['get', 'nom'],
          'text-font': [...POLICE],
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            12,
            10,
            ['match', ['get', 'rank'], [1, 2], 16, 3, 14, 12.5],
          ],
          'symbol-sort-key': ['get', 'rank'],
          'text-max-width': 8,
          'text-padding': ['interpolate', ['linear'], ['zoom'], 5, 14, 9, 6],
        },
        paint: { 'text-color': texte, 'text-halo-color': halo, 'text-halo-width': 1.8 },
      },
    ]
  },
  signes: [],
}
