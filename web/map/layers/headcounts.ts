import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { visible, type MapContext, type Layer, type HeadcountOverlay } from './layer.ts'

/** Pixels of radius of a disc for 10,000 people, at zooms 4 and 9: areas of discs compare as counts do. */
const RADII = [14, 60] as const
const TEN_THOUSAND = 10_000

const radius = (field: string): ExpressionSpecification => {
  const root: ExpressionSpecification = ['sqrt', ['/', ['coalesce', ['get', field], 0], TEN_THOUSAND]]
  return ['interpolate', ['linear'], ['zoom'], 4, ['*', RADII[0], root], 9, ['*', RADII[1], root]]
}

function circle(id: HeadcountOverlay, context: MapContext, filled: boolean): LayerSpecification {
  const { encre, halo } = FONDS[context.theme]
  return {
    id: `effectifs-${id}`,
    type: 'circle',
    source: 'effectifs',
    filter: ['!=', ['get', id], null],
    layout: { visibility: visible(context, id) },
    paint: {
      'circle-radius': radius(id),
      'circle-color': filled ? encre : 'rgba(0,0,0,0)',
      'circle-opacity': 0.6,
      'circle-stroke-color': filled ? halo : encre,
      'circle-stroke-width': filled ? 0.5 : 1.5,
    },
  }
}

const layer = (
  id: HeadcountOverlay,
  title: Layer['title'],
  text: Layer['title'],
  filled: boolean,
): Layer => ({
  id: `effectifs-${id}`,
  title,
  unit: { fr: 'personnes', en: 'people' },
  source: {
    fr: 'Relais, calcul du jour\u202F; disques proportionnels au nombre',
    en: 'Relais, calculation of the day; discs proportional to the number',
  },
  indicator: id === 'suivis' ? 'patients-suivis' : 'patients-sans-relais',
  overlay: id,
  minZoom: 0,
  sources: { effectifs: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  style: (context) => [circle(id, context, filled)],
  signs: [{ sign: filled ? 'disque' : 'anneau', text }],
})

/** Counts of people as discs: a count never colours a surface, where wide areas would look worse than crowded ones. */
export const followed = layer(
  'suivis',
  { fr: 'Patients suivis', en: 'Patients followed' },
  { fr: 'patients suivis', en: 'patients followed' },
  false,
)
export const affected = layer(
  'affectes',
  { fr: 'Patients attendus sans relais', en: 'Patients expected without a relay' },
  { fr: 'attendus sans relais', en: 'expected without a relay' },
  true,
)
