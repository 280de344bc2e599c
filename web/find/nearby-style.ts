import type { FeatureCollection, Point } from 'geojson'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Statut } from '../../server/domain/model.ts'
import type { MapContext } from '../map/layers/layer.ts'
import { borders } from '../map/layers/borders.ts'
import { FONT, landmarks } from '../map/layers/landmarks.ts'
import { land } from '../map/layers/ground.ts'
import { FONDS, type Theme } from '../../server/domain/legend/ramps.ts'

/** A cabinet of the list, under its number there. */
export interface NearbyPoint {
  readonly id: string
  readonly number: number
  readonly statut: Statut
  readonly lon: number
  readonly lat: number
}
/** Where the journeys start from. */
export interface Start {
  readonly label: string
  readonly lon: number
  readonly lat: number
}

const collection = (
  points: readonly { readonly lon: number; readonly lat: number }[],
): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: points.map(({ lon, lat, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  })),
})

/** Borders of communes and départements only: a patient does not look for a constituency. */
const BORDERS: ReadonlySet<string> = new Set(['limites-commune', 'limites-departement'])

/** The quiet ground of the planners' map, the start, and the cabinets of the list under their numbers. */
export function nearbyStyle(theme: Theme, points: readonly NearbyPoint[], start: Start): StyleSpecification {
  const context: MapContext = {
    theme,
    niveau: 'departement',
    colours: [],
    visible: new Set(['reperes']),
    selection: null,
    hatchings: { absent: false, undetermined: false },
  }
  const { texte, halo } = FONDS[theme]
  const ground = [
    ...land.style(context),
    ...borders.style(context).filter(({ id }) => BORDERS.has(id)),
    ...landmarks.style(context),
  ]
  const used = new Set(ground.flatMap((layer) => ('source' in layer ? [layer.source] : [])))
  const sources = Object.entries({ ...land.sources, ...borders.sources, ...landmarks.sources }).filter(
    ([name]) => used.has(name),
  )
  const label = {
    'text-font': [...FONT] as string[],
    'text-anchor': 'top' as const,
    'text-allow-overlap': true,
    'text-ignore-placement': true,
  }
  const ink = { 'text-color': texte, 'text-halo-color': halo, 'text-halo-width': 2 } as const
  const layers: LayerSpecification[] = [
    {
      id: 'start',
      type: 'circle',
      source: 'start',
      paint: {
        'circle-radius': 6,
        'circle-color': halo,
        'circle-stroke-color': texte,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'start-name',
      type: 'symbol',
      source: 'start',
      layout: { ...label, 'text-field': ['get', 'label'], 'text-size': 13, 'text-offset': [0, 0.7] },
      paint: ink,
    },
    {
      id: 'pointed',
      type: 'circle',
      source: 'nearby',
      paint: {
        'circle-radius': 19,
        'circle-color': texte,
        'circle-opacity': ['case', ['boolean', ['feature-state', 'pointed'], false], 1, 0],
      },
    },
    {
      id: 'nearby',
      type: 'symbol',
      source: 'nearby',
      layout: {
        ...label,
        'icon-image': ['concat', 'cabinet-', ['get', 'statut']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['to-string', ['get', 'number']],
        'text-size': 15,
        'text-offset': [0, 0.95],
        // The nearest on top of the others.
        'symbol-sort-key': ['-', 0, ['get', 'number']],
      },
      paint: ink,
    },
  ]
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(sources),
      start: { type: 'geojson', data: collection([start]) },
      nearby: { type: 'geojson', data: collection(points), promoteId: 'id' },
    },
    layers: [...ground, ...layers],
    transition: { duration: 0, delay: 0 },
  }
}
