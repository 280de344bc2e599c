import type { Map as CarteLibre } from 'maplibre-gl'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

const ID = 'fond'
/** The deepest zoom that the IGN's pyramid has everywhere. */
const ZOOM_MAXIMAL = 18
/** Milliseconds without any image after which it is said that none comes. */
const PATIENCE = 6000
/** Paler over dark colours, so that neither the plan nor they drown. */
const OPACITE: Readonly<Record<Theme, number>> = { clair: 0.5, sombre: 0.3 }

/** Whether something that the map tells is about the base map. */
export const parleDuFond = (evenement: object): boolean =>
  'sourceId' in evenement && evenement.sourceId === ID

/**
 * Shows the base map at an address, or none. Its source is there only while it is chosen: before, nothing of the style names
 * another server. It lies over the surfaces, because surfaces lie over each other and would mix if one saw through them, and
 * under what is read on them: hatching of zones, lines, discs, cabinets. `dire` hears whether its images come.
 */
export function fondDeCarte(
  carte: CarteLibre,
  dire: (venu: boolean) => void,
): (adresse: string | null, theme: Theme) => void {
  const ids = carte.getLayersOrder()
  const dessus = ids[ids.findLastIndex((id) => id.startsWith('surface-')) + 1]
  let attente: ReturnType<typeof setTimeout> | undefined
  carte.on('sourcedata', (evenement) => {
    if (!parleDuFond(evenement) || !evenement.tile) return
    clearTimeout(attente)
    dire(true)
  })
  return (adresse, theme) => {
    if (adresse === null) {
      clearTimeout(attente)
      if (!carte.getSource(ID)) return
      carte.removeLayer(ID)
      carte.removeSource(ID)
    } else if (carte.getSource(ID)) carte.setPaintProperty(ID, 'raster-opacity', OPACITE[theme])
    else {
      carte.addSource(ID, { type: 'raster', tiles: [adresse], tileSize: 256, maxzoom: ZOOM_MAXIMAL })
      const paint = { 'raster-opacity': OPACITE[theme], 'raster-fade-duration': 0 }
      carte.addLayer({ id: ID, type: 'raster', source: ID, paint }, dessus)
      // An image that is not there (404) is no error to MapLibre, and paints nothing either: only waiting tells.
      attente = setTimeout(() => dire(false), PATIENCE)
    }
  }
}
