import { tuiles, visible, type Couche } from './layer.ts'

/** Maisons and centres de santé and CPTS that FINESS places by themselves: other care, never to be taken for a cabinet. */
export const structures: Couche = {
  id: 'structures',
  titre: {
    fr: 'Maisons et centres de santé, CPTS',
    en: 'Maisons and centres de santé, CPTS (other care)',
  },
  unite: null,
  source: {
    fr: 'FINESS, là où il donne un point\u202F; ce ne sont pas des cabinets Asalée',
    en: 'FINESS, where it gives a point; these are not Asalée practices',
  },
  indicateur: null,
  auChoix: 'structures',
  zoomMinimal: 7,
  sources: { structures: tuiles('structures') },
  style: (contexte) => [
    {
      id: 'structures',
      type: 'symbol',
      source: 'structures',
      'source-layer': 'structures',
      minzoom: 7,
      layout: {
        visibility: visible(contexte, 'structures'),
        'icon-image': 'structure',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.5, 12, 1],
        'icon-allow-overlap': true,
      },
    },
  ],
  signes: [
    {
      signe: 'structure',
      texte: {
        fr: 'maison ou centre de santé, CPTS\u202F: pas un cabinet Asalée',
        en: 'maison or centre de santé, CPTS: no Asalée practice',
      },
    },
  ],
}
