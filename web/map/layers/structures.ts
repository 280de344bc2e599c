import { tiles, visible, type Layer } from './layer.ts'

/** Maisons and centres de santé and CPTS that FINESS places by themselves: other care, never to be taken for a cabinet. */
export const structures: Layer = {
  id: 'structures',
  title: {
    fr: 'Maisons et centres de santé, CPTS',
    en: 'Maisons and centres de santé, CPTS (other care)',
  },
  unit: null,
  source: {
    fr: 'FINESS, là où il donne un point\u202F; ce ne sont pas des cabinets Asalée',
    en: 'FINESS, where it gives a point; these are not Asalée practices',
  },
  indicator: null,
  overlay: 'structures',
  minZoom: 7,
  sources: { structures: tiles('structures') },
  style: (context) => [
    {
      id: 'structures',
      type: 'symbol',
      source: 'structures',
      'source-layer': 'structures',
      minzoom: 7,
      layout: {
        visibility: visible(context, 'structures'),
        'icon-image': 'structure',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.5, 12, 1],
        'icon-allow-overlap': true,
      },
    },
  ],
  signs: [
    {
      sign: 'structure',
      text: {
        fr: 'maison ou centre de santé, CPTS\u202F: pas un cabinet Asalée',
        en: 'maison or centre de santé, CPTS: no Asalée practice',
      },
    },
  ],
}
