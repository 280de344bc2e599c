import type { Map as LibreMap } from 'maplibre-gl'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

const ID = 'fond'
/** The deepest zoom that the IGN's pyramid has everywhere. */
const MAX_ZOOM = 18
/** Milliseconds without any image after which it is said that none comes. */
const PATIENCE = 6000
/** Paler over dark colours, so that neither the plan nor they drown. */
const OPACITY: Readonly<Record<Theme, number>> = { clair: 0.5, sombre: 0.3 }

/** Whether something that the map tells is about the base map. */
export const isOfBaseMap = (event: object): boolean => 'sourceId' in event && event.sourceId === ID

/**
 * Shows the base map at an address, or none. Its source is there only while it is chosen: before, nothing of the style names
 * another server. It lies over the surfaces, because surfaces lie over each other and would mix if one saw through them, and
 * under what is read on them: hatching of zones, lines, discs, cabinets. `say` hears whether its images come.
 */
export function baseMapOn(
  map: LibreMap,
  say: (arrived: boolean) => void,
): (address: string | null, theme: Theme) => void {
  const ids = map.getLayersOrder()
  const above = ids[ids.findLastIndex((id) => id.startsWith('surface-')) + 1]
  let timer: ReturnType<typeof setTimeout> | undefined
  map.on('sourcedata', (event) => {
    if (!isOfBaseMap(event) || !event.tile) return
    clearTimeout(timer)
    say(true)
  })
  return (address, theme) => {
    if (address === null) {
      clearTimeout(timer)
      if (!map.getSource(ID)) return
      map.removeLayer(ID)
      map.removeSource(ID)
    } else if (map.getSource(ID)) map.setPaintProperty(ID, 'raster-opacity', OPACITY[theme])
    else {
      map.addSource(ID, { type: 'raster', tiles: [address], tileSize: 256, maxzoom: MAX_ZOOM })
      const paint = { 'raster-opacity': OPACITY[theme], 'raster-fade-duration': 0 }
      map.addLayer({ id: ID, type: 'raster', source: ID, paint }, above)
      // An image that is not there (404) is no error to MapLibre, and paints nothing either: only waiting tells.
      timer = setTimeout(() => say(false), PATIENCE)
    }
  }
}
