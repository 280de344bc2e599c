import { tiles, visible, COMMUNE_TILES_ZOOM, type Layer } from './layer.ts'

/** Communes whose accessibility to GPs is under the threshold that the reader slides; `d` is set from the APL column. */
export const underDense: Layer = {
  id: 'sous-dense',
  title: {
    fr: 'Communes sous un seuil d’APL médecins',
    en: 'Communes under a threshold of GP accessibility (APL)',
  },
  unit: {
    fr: 'consultations par habitant standardisé et par an, médecins de 65 ans ou moins',
    en: 'consultations per standardised inhabitant a year, GPs aged 65 or less',
  },
  source: { fr: 'DREES, APL', en: 'DREES, APL' },
  indicator: 'apl-mg65',
  overlay: 'sous-dense',
  minZoom: COMMUNE_TILES_ZOOM,
  sources: { communes: tiles('communes') },
  style: (context) => [
    {
      id: 'sous-dense',
      type: 'fill',
      source: 'communes',
      'source-layer': 'communes',
      minzoom: COMMUNE_TILES_ZOOM,
      layout: { visibility: visible(context, 'sous-dense') },
      paint: {
        'fill-pattern': 'sous-dense',
        'fill-opacity': ['case', ['boolean', ['feature-state', 'd'], false], 1, 0],
      },
    },
  ],
  signs: [
    {
      sign: 'sous-dense',
      text: { fr: 'APL sous le seuil choisi', en: 'APL under the chosen threshold' },
    },
  ],
}
