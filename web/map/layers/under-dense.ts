import { tuiles, visible, ZOOM_TUILES_COMMUNES, type Couche } from './layer.ts'

/** Communes whose accessibility to GPs is under the threshold that the reader slides; `d` is set from the APL column. */
export const sousDense: Couche = {
  id: 'sous-dense',
  titre: {
    fr: 'Communes sous un seuil d’APL médecins',
    en: 'Communes under a threshold of GP accessibility (APL)',
  },
  unite: {
    fr: 'consultations par habitant standardisé et par an, médecins de 65 ans ou moins',
    en: 'consultations per standardised inhabitant a year, GPs aged 65 or less',
  },
  source: { fr: 'DREES, APL', en: 'DREES, APL' },
  indicateur: 'apl-mg65',
  auChoix: 'sous-dense',
  zoomMinimal: ZOOM_TUILES_COMMUNES,
  sources: { communes: tuiles('communes') },
  style: (contexte) => [
    {
      id: 'sous-dense',
      type: 'fill',
      source: 'communes',
      'source-layer': 'communes',
      minzoom: ZOOM_TUILES_COMMUNES,
      layout: { visibility: visible(contexte, 'sous-dense') },
      paint: {
        'fill-pattern': 'sous-dense',
        'fill-opacity': ['case', ['boolean', ['feature-state', 'd'], false], 1, 0],
      },
    },
  ],
  signes: [
    {
      signe: 'sous-dense',
      texte: { fr: 'APL sous le seuil choisi', en: 'APL under the chosen threshold' },
    },
  ],
}
