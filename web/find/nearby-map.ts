import { LngLatBounds, Map as MapLibre, setWorkerUrl, type PointLike } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { drawImages, giveImages } from '../map/plan/images.ts'
import type { Theme } from '../../server/domain/legend/ramps.ts'
import { nearbyStyle, type NearbyPoint, type Start } from './nearby-style.ts'

setWorkerUrl(worker)

/** The map beside the list, as the list drives it. */
export interface NearbyMap {
  /** Rings the point of a card, or none. */
  readonly point: (id: string | null) => void
  readonly theme: (theme: Theme) => Promise<void>
  readonly close: () => void
}

/** Pixels around a finger within which a point is meant. */
const FINGER = 14

/** Opens the map in its container; rejects where WebGL is not there. `onPointed` and `onChosen` tell ids of cabinets. */
export async function openNearbyMap(options: {
  readonly container: HTMLElement
  readonly points: readonly NearbyPoint[]
  readonly start: Start
  readonly theme: Theme
  readonly words: {
    readonly title: string
    readonly gestures: { readonly ctrl: string; readonly command: string; readonly fingers: string }
  }
  readonly onPointed: (id: string | null) => void
  readonly onChosen: (id: string) => void
}): Promise<NearbyMap> {
  const { container, points, start, words, onPointed, onChosen } = options
  const drawings = await drawImages(options.theme)
  const bounds = new LngLatBounds([start.lon, start.lat], [start.lon, start.lat])
  for (const { lon, lat } of points) bounds.extend([lon, lat])
  const map = new MapLibre({
    container,
    style: nearbyStyle(options.theme, points, start),
    bounds,
    fitBoundsOptions: { padding: 48, maxZoom: 13 },
    minZoom: 4,
    maxZoom: 15,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    // The page scrolls under a finger or the wheel; the map moves with two fingers, or with a key held.
    cooperativeGestures: true,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    locale: {
      'Map.Title': words.title,
      'CooperativeGesturesHandler.WindowsHelpText': words.gestures.ctrl,
      'CooperativeGesturesHandler.MacHelpText': words.gestures.command,
      'CooperativeGesturesHandler.MobileHelpText': words.gestures.fingers,
    },
  })
  await map.once('style.load')
  giveImages(map, drawings)
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.on('render', () => delete container.dataset.still)
  map.on('idle', () => (container.dataset.still = ''))

  const at = ({ x, y }: { readonly x: number; readonly y: number }): string | null => {
    const box: [PointLike, PointLike] = [
      [x - FINGER, y - FINGER],
      [x + FINGER, y + FINGER],
    ]
    const [first] = map.queryRenderedFeatures(box, { layers: ['nearby'] })
    return first ? String(first.properties.id) : null
  }
  map.on('mousemove', ({ point }) => {
    const id = at(point)
    map.getCanvas().style.cursor = id ? 'pointer' : ''
    onPointed(id)
  })
  map.on('mouseout', () => onPointed(null))
  map.on('click', ({ point }) => {
    const id = at(point)
    if (id) onChosen(id)
  })

  let pointed: string | null = null
  const state = (id: string | null, value: boolean): void => {
    if (id !== null && map.getSource('nearby'))
      map.setFeatureState({ source: 'nearby', id }, { pointed: value })
  }
  return {
    point: (id) => {
      state(pointed, false)
      state(id, true)
      pointed = id
    },
    theme: async (theme) => {
      const images = await drawImages(theme)
      map.setStyle(nearbyStyle(theme, points, start), { diff: false })
      await map.once('style.load')
      giveImages(map, images)
      state(pointed, true)
    },
    close: () => map.remove(),
  }
}
