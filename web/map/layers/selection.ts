import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { codeOf, MAP_NIVEAUX, niveauOf } from '../state.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { COMMUNE_BORDERS_ZOOM, type MapContext, type Layer } from './layer.ts'
import { sourceOf, NIVEAU_SOURCES, zoomsOf } from './surface.ts'

/** The chosen area alone, by filter: lines for 35,000 communes of which one shows would cost every frame. */
function selected({ theme, selection, niveau: chosen }: MapContext): LayerSpecification[] {
  return MAP_NIVEAUX.flatMap((niveau): LayerSpecification[] => {
    const shared = {
      type: 'line',
      ...sourceOf(niveau),
      // Tiles of 35,000 communes are not fetched for one line.
      minzoom: niveau === 'commune' && chosen !== 'commune' ? COMMUNE_BORDERS_ZOOM : 0,
      filter: ['==', ['get', 'code'], selection ? codeOf(selection) : ''] as FilterSpecification,
      layout: {
        visibility: selection && niveauOf(selection) === niveau ? 'visible' : 'none',
        'line-join': 'round',
        'line-cap': 'round',
      },
    } as const
    return [
      {
        ...shared,
        id: `selection-${niveau}-halo`,
        paint: { 'line-color': FONDS[theme].halo, 'line-width': 6.5 },
      },
      {
        ...shared,
        id: `selection-${niveau}`,
        paint: { 'line-color': FONDS[theme].selection, 'line-width': 3 },
      },
    ]
  })
}

/** The area under the pointer: it changes with every movement, so it is told by feature-state. */
function hovered({ theme, niveau: chosen }: MapContext): LayerSpecification[] {
  return MAP_NIVEAUX.map((niveau) => {
    const zooms = zoomsOf(niveau, chosen)
    return {
      id: `survol-${niveau}`,
      type: 'line',
      ...sourceOf(niveau),
      minzoom: niveau === 'commune' ? Math.max(zooms?.[0] ?? 0, COMMUNE_BORDERS_ZOOM) : 0,
      layout: { visibility: zooms ? 'visible' : 'none', 'line-join': 'round' },
      paint: {
        'line-color': FONDS[theme].selection,
        'line-width': ['case', ['boolean', ['feature-state', 'o'], false], 2, 0],
      },
    }
  })
}

/** The area selected in the table or on the map, and the one under the pointer: an ink line in a paper casing. */
export const selection: Layer = {
  id: 'selection',
  title: { fr: 'Territoire choisi', en: 'Selected area' },
  unit: null,
  source: null,
  indicator: null,
  overlay: null,
  minZoom: 0,
  sources: NIVEAU_SOURCES,
  style: (context) => [...hovered(context), ...selected(context)],
  signs: [],
}
