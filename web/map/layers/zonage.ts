import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { ZONES, ZONE_NAMES } from '../../../server/domain/legend/sign-words.ts'
import { ordersMade } from '../../../server/domain/zoning.ts'
import { date } from '../../ui/format.ts'
import { tiles, visible, type Layer } from './layer.ts'

/** The ARS's own zoning of GPs, as outline and tint over the surfaces: never derived, never coloured like a risk. */
export const zonage: Layer = {
  id: 'zonage',
  title: { fr: 'Zonage médecin des ARS\u00A0: ZIP et ZAC', en: 'ARS zoning of GPs: ZIP and ZAC' },
  unit: null,
  source: (orders) => ({
    fr: `ARS, zonage conventionnel «\u202Fmédecin\u202F» (${orders ? `arrêtés ${ordersMade('fr', orders, (day) => date('fr', day))}` : 'fichier de mai 2025, à confirmer'})`,
    en: `ARS, conventional zoning for GPs (${orders ? `orders ${ordersMade('en', orders, (day) => date('en', day))}` : 'file of May 2025, to be confirmed'})`,
  }),
  indicator: null,
  overlay: 'zonage',
  minZoom: 0,
  sources: { zonage: tiles('zonage') },
  style: (context) =>
    (['ZAC', 'ZIP'] as const).flatMap((mapClass): LayerSpecification[] => {
      const { encre } = FONDS[context.theme]
      const { teinte, trait, tirets } = ZONES[mapClass]
      const shared = {
        source: 'zonage',
        'source-layer': 'zonage',
        filter: ['==', ['get', 'code'], mapClass] as FilterSpecification,
      }
      const id = `zonage-${mapClass.toLowerCase()}`
      const visibility = visible(context, 'zonage')
      return [
        {
          ...shared,
          id,
          type: 'fill',
          layout: { visibility },
          paint: { 'fill-color': encre, 'fill-opacity': teinte, 'fill-antialias': false },
        },
        {
          ...shared,
          id: `${id}-contour`,
          type: 'line',
          layout: { visibility, 'line-join': 'round' },
          paint: {
            'line-color': encre,
            'line-opacity': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 8, 0.9],
            'line-width': [
              'interpolate',
              ['exponential', 1.4],
              ['zoom'],
              5,
              trait * 0.25,
              8,
              trait * 0.7,
              11,
              trait,
            ],
            ...(tirets && { 'line-dasharray': [...tirets] }),
          },
        },
      ]
    }),
  signs: [
    { sign: 'zip', text: ZONE_NAMES.ZIP },
    { sign: 'zac', text: ZONE_NAMES.ZAC },
  ],
}
