import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { codeDe, NIVEAUX_CARTE, niveauDe } from '../state.ts'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { ZOOM_LIMITES_COMMUNES, type Contexte, type Couche } from './layer.ts'
import { sourceDe, SOURCES_DES_NIVEAUX, zoomsDe } from './surface.ts'

/** The chosen area alone, by filter: lines for 35,000 communes of which one shows would cost every frame. */
function choisie({ theme, selection, niveau: choisi }: Contexte): LayerSpecification[] {
  return NIVEAUX_CARTE.flatMap((niveau): LayerSpecification[] => {
    const commun = {
      type: 'line',
      ...sourceDe(niveau),
      // Tiles of 35,000 communes are not fetched for one line.
      minzoom: niveau === 'commune' && choisi !== 'commune' ? ZOOM_LIMITES_COMMUNES : 0,
      filter: ['==', ['get', 'code'], selection ? codeDe(selection) : ''] as FilterSpecification,
      layout: {
        visibility: selection && niveauDe(selection) === niveau ? 'visible' : 'none',
        'line-join': 'round',
        'line-cap': 'round',
      },
    } as const
    return [
      {
        ...commun,
        id: `selection-${niveau}-halo`,
        paint: { 'line-color': FONDS[theme].halo, 'line-width': 6.5 },
      },
      {
        ...commun,
        id: `selection-${niveau}`,
        paint: { 'line-color': FONDS[theme].selection, 'line-width': 3 },
      },
    ]
  })
}

/** The area under the pointer: it changes with every movement, so it is told by feature-state. */
function survolee({ theme, niveau: choisi }: Contexte): LayerSpecification[] {
  return NIVEAUX_CARTE.map((niveau) => {
    const zooms = zoomsDe(niveau, choisi)
    return {
      id: `survol-${niveau}`,
      type: 'line',
      ...sourceDe(niveau),
      minzoom: niveau === 'commune' ? Math.max(zooms?.[0] ?? 0, ZOOM_LIMITES_COMMUNES) : 0,
      layout: { visibility: zooms ? 'visible' : 'none', 'line-join': 'round' },
      paint: {
        'line-color': FONDS[theme].selection,
        'line-width': ['case', ['boolean', ['feature-state', 'o'], false], 2, 0],
      },
    }
  })
}

/** The area selected in the table or on the map, and the one under the pointer: an ink line in a paper casing. */
export const selection: Couche = {
  id: 'selection',
  titre: { fr: 'Territoire choisi', en: 'Selected area' },
  unite: null,
  source: null,
  indicateur: null,
  auChoix: null,
  zoomMinimal: 0,
  sources: SOURCES_DES_NIVEAUX,
  style: (contexte) => [...survolee(contexte), ...choisie(contexte)],
  signes: [],
}
