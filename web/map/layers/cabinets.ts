import { STATUS_NAMES } from '../../../server/domain/legend/sign-words.ts'
import { STATUTS } from '../../../server/domain/model.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { visible, type Layer, type CabinetIcon } from './layer.ts'
import { FONT } from './landmarks.ts'

/** Above this zoom every cabinet is drawn by itself. */
const UNCLUSTERED_ZOOM = 9
/** Under this zoom discs of people have the map to themselves. */
const CABINETS_ZOOM = 7
/** A group's ring is drawn in eighths: fine enough to compare, coarse enough for nine images. */
export const EIGHTHS = 8

/** Cabinets by status (shape, colour and word); grouped while they would overlap, the ring telling the share still active. */
export const cabinets: Layer = {
  id: 'cabinets',
  title: { fr: 'Cabinets, par statut', en: 'Practices, by status' },
  unit: null,
  source: { fr: 'Registre des cabinets et de leurs statuts', en: 'Register of practices and statuses' },
  indicator: null,
  overlay: 'cabinets',
  minZoom: CABINETS_ZOOM,
  sources: {
    cabinets: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      cluster: true,
      clusterRadius: 54,
      clusterMaxZoom: UNCLUSTERED_ZOOM - 1,
      clusterProperties: { actifs: ['+', ['case', ['==', ['get', 'statut'], 'active'], 1, 0]] },
    },
  },
  style: (context) => [
    {
      id: 'grappes',
      type: 'symbol',
      source: 'cabinets',
      minzoom: CABINETS_ZOOM,
      filter: ['has', 'point_count'],
      layout: {
        visibility: visible(context, 'cabinets'),
        'icon-image': [
          'concat',
          'grappe-',
          ['to-string', ['round', ['*', EIGHTHS, ['/', ['get', 'actifs'], ['get', 'point_count']]]]],
        ],
        'icon-size': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 0.42, 14, 0.8],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': [...FONT],
        'text-size': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 9.5, 14, 12],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': FONDS[context.theme].texte },
    },
    {
      id: 'cabinets',
      type: 'symbol',
      source: 'cabinets',
      minzoom: CABINETS_ZOOM,
      filter: ['!', ['has', 'point_count']],
      layout: {
        visibility: visible(context, 'cabinets'),
        'icon-image': ['concat', 'cabinet-', ['get', 'statut']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.55, 9, 0.8, 12, 1.1],
        'icon-allow-overlap': true,
      },
    },
  ],
  signs: [
    ...STATUTS.map((statut) => ({
      sign: `cabinet-${statut}` as CabinetIcon,
      text: STATUS_NAMES[statut],
    })),
    {
      sign: 'grappe',
      text: {
        fr: 'plusieurs cabinets\u202F; l’arc est la part encore ouverte',
        en: 'several practices; the arc is the share still open',
      },
    },
  ],
}
