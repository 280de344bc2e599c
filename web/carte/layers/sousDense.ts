import { tuiles, visible, ZOOM_TUILES_COMMUNES, type Couche } from './couche.ts'

/** GP accessibility under the DREES's threshold of 2017, commune by commune; `d` is set from the APL column. */
export const SEUIL_SOUS_DENSE = 2.5

export const sousDense: Couche = {
  id: 'sous-dense',
  titre: { fr: 'APL médecins inférieure à 2,5', en: 'GP accessibility (APL) under 2.5' },
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
      texte: { fr: 'sous-dense (seuil DREES 2017)', en: 'under-dense (DREES threshold, 2017)' },
    },
  ],
}
