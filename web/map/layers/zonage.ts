import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { ZONES, ZONE_NAMES } from '../../../server/domain/legend/sign-words.ts'
import { ordersMade } from '../../../server/domain/zoning.ts'
import { date } from '../../ui/format.ts'
import { tuiles, visible, type Couche } from './layer.ts'

/** The ARS's own zoning of GPs, as outline and tint over the surfaces: never derived, never coloured like a risk. */
export const zonage: Couche = {
  id: 'zonage',
  titre: { fr: 'Zonage médecin des ARS\u00A0: ZIP et ZAC', en: 'ARS zoning of GPs: ZIP and ZAC' },
  unite: null,
  source: (arretes) => ({
    fr: `ARS, zonage conventionnel «\u202Fmédecin\u202F» (${arretes ? `arrêtés ${ordersMade('fr', arretes, (day) => date('fr', day))}` : 'fichier de mai 2025, à confirmer'})`,
    en: `ARS, conventional zoning for GPs (${arretes ? `orders ${ordersMade('en', arretes, (day) => date('en', day))}` : 'file of May 2025, to be confirmed'})`,
  }),
  indicateur: null,
  auChoix: 'zonage',
  zoomMinimal: 0,
  sources: { zonage: tuiles('zonage') },
  style: (contexte) =>
    (['ZAC', 'ZIP'] as const).flatMap((classe): LayerSpecification[] => {
      const { encre } = FONDS[contexte.theme]
      const { teinte, trait, tirets } = ZONES[classe]
      const commun = {
        source: 'zonage',
        'source-layer': 'zonage',
        filter: ['==', ['get', 'code'], classe] as FilterSpecification,
      }
      const id = `zonage-${classe.toLowerCase()}`
      const visibility = visible(contexte, 'zonage')
      return [
        {
          ...commun,
          id,
          type: 'fill',
          layout: { visibility },
          paint: { 'fill-color': encre, 'fill-opacity': teinte, 'fill-antialias': false },
        },
        {
          ...commun,
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
  signes: [
    { signe: 'zip', texte: ZONE_NAMES.ZIP },
    { signe: 'zac', texte: ZONE_NAMES.ZAC },
  ],
}
