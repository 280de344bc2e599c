import { STATUS_NAMES } from '../../../server/domain/legend/sign-words.ts'
import { STATUTS } from '../../../server/domain/model.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { visible, type Couche, type IconeCabinet } from './layer.ts'
import { POLICE } from './landmarks.ts'

/** Above this zoom every cabinet is drawn by itself. */
const ZOOM_SANS_GRAPPE = 9
/** Under this zoom discs of people have the map to themselves. */
const ZOOM_CABINETS = 7
/** A group's ring is drawn in eighths: fine enough to compare, coarse enough for nine images. */
export const HUITIEMES = 8

/** Cabinets by status (shape, colour and word); grouped while they would overlap, the ring telling the share still active. */
export const cabinets: Couche = {
  id: 'cabinets',
  titre: { fr: 'Cabinets, par statut', en: 'Practices, by status' },
  unite: null,
  source: { fr: 'Registre des cabinets et de leurs statuts', en: 'Register of practices and statuses' },
  indicateur: null,
  auChoix: 'cabinets',
  zoomMinimal: ZOOM_CABINETS,
  sources: {
    cabinets: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      cluster: true,
      clusterRadius: 54,
      clusterMaxZoom: ZOOM_SANS_GRAPPE - 1,
      clusterProperties: { actifs: ['+', ['case', ['==', ['get', 'statut'], 'active'], 1, 0]] },
    },
  },
  style: (contexte) => [
    {
      id: 'grappes',
      type: 'symbol',
      source: 'cabinets',
      minzoom: ZOOM_CABINETS,
      filter: ['has', 'point_count'],
      layout: {
        visibility: visible(contexte, 'cabinets'),
        'icon-image': [
          'concat',
          'grappe-',
          ['to-string', ['round', ['*', HUITIEMES, ['/', ['get', 'actifs'], ['get', 'point_count']]]]],
        ],
        'icon-size': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 0.42, 14, 0.8],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': [...POLICE],
        'text-size': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 9.5, 14, 12],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': FONDS[contexte.theme].texte },
    },
    {
      id: 'cabinets',
      type: 'symbol',
      source: 'cabinets',
      minzoom: ZOOM_CABINETS,
      filter: ['!', ['has', 'point_count']],
      layout: {
        visibility: visible(contexte, 'cabinets'),
        'icon-image': ['concat', 'cabinet-', ['get', 'statut']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.55, 9, 0.8, 12, 1.1],
        'icon-allow-overlap': true,
      },
    },
  ],
  signes: [
    ...STATUTS.map((statut) => ({
      signe: `cabinet-${statut}` as IconeCabinet,
      texte: STATUS_NAMES[statut],
    })),
    {
      signe: 'grappe',
      texte: {
        fr: 'plusieurs cabinets\u202F; l’arc est la part encore ouverte',
        en: 'several practices; the arc is the share still open',
      },
    },
  ],
}
