import type { FeatureCollection } from 'geojson'
import { Map as LibreMap, setWorkerUrl, type LngLatLike, type MapMouseEvent } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Extent } from '../data/extents.ts'
import { MAP_NIVEAUX, viewOf, type MapNiveau, type View } from '../state.ts'
import type { MapContext } from '../layers/layer.ts'
import { styleOf } from '../layers/index.ts'
import { featureOf } from '../layers/surface.ts'
import { lasso, type Ring } from './lasso.ts'
import { baseMapOn, isOfBaseMap } from './base-map.ts'
import { drawImages, giveImages } from './images.ts'
import { MAINLAND } from './extentOf.ts'
import { joins, type LevelJoin } from './join.ts'
import { retouch } from './retouch.ts'
import { thresholds, type AplOrder } from './threshold.ts'

setWorkerUrl(worker)

/** What stands under a point of the map. */
export type Touched =
  | {
      readonly kind: 'territoire'
      readonly niveau: MapNiveau
      readonly code: string
      readonly nom: string
    }
  | { readonly kind: 'mienne'; readonly nom: string }
  | { readonly kind: 'cabinet'; readonly id: string }
  | { readonly kind: 'grappe'; readonly cabinets: number; readonly active: number }

/** What the map says to the page. Points are CSS pixels inside the map. */
export interface Listener {
  readonly click: (key: Touched | null) => void
  readonly hover: (key: Touched | null, point: { readonly x: number; readonly y: number }) => void
  readonly view: (view: View) => void
  readonly ready: () => void
  readonly error: (message: string) => void
  /** An image of the base map has come, or has not. */
  readonly baseMap: (arrived: boolean) => void
}

export interface Margins {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}
export interface StartData {
  readonly container: HTMLElement
  readonly context: MapContext
  readonly view: View | null
  readonly label: string
  /** No animation when the reader asked for none. */
  readonly calm: boolean
  /** Pixels kept free at each edge, for what lies over the map. */
  readonly margins: Margins
  readonly listener: Listener
  /** False: a map that only follows another. */
  readonly interactive?: boolean
}

/** The map as the page drives it; the page never sees MapLibre. */
export type Controller = Awaited<ReturnType<typeof openMap>>

/** Opens the map in its container. Throws when WebGL is not there: the page then keeps its table and says so. */
export async function openMap({
  container,
  context,
  view,
  label,
  calm,
  margins,
  listener,
  interactive = true,
}: StartData) {
  const drawings = await drawImages(context.theme)
  const map = new LibreMap({
    container: container,
    style: styleOf(context),
    ...(view
      ? { center: [view.lon, view.lat], zoom: view.zoom }
      : { bounds: frame(MAINLAND), fitBoundsOptions: { padding: margins } }),
    minZoom: 2.5,
    maxZoom: 13,
    interactive,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    locale: { 'Map.Title': label },
  })
  await map.once('style.load')
  giveImages(map, drawings)
  map.touchZoomRotate?.disableRotation()
  map.keyboard?.disableRotation()
  const joinLevel = joins(map)
  const slide = thresholds(map)
  const baseMap = baseMapOn(map, listener.baseMap)
  let current = context
  let hovered: { niveau: MapNiveau; code: string } | null = null

  const mark = (target: { niveau: MapNiveau; code: string } | null, yes: boolean): void => {
    if (!target) return
    map.setFeatureState({ ...featureOf(target.niveau), id: target.code }, { o: yes })
  }
  const under = (event: MapMouseEvent): Touched | null => touchedAt(map, event)

  map.on('load', listener.ready)
  // Whether everything asked for is on the screen: for whoever measures or photographs the map.
  map.on('render', () => delete container.dataset.repos)
  map.on('idle', () => (container.dataset.repos = ''))
  map.on('error', (event) =>
    isOfBaseMap(event) ? listener.baseMap(false) : listener.error(event.error.message),
  )
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter()
    const next = viewOf(map.getZoom(), lat, lng)
    if (next) listener.view(next)
  })
  map.on('click', (event) => {
    const key = under(event)
    if (key?.kind === 'grappe')
      map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2, duration: calm ? 0 : 150 })
    listener.click(key)
  })
  map.on('mousemove', (event) => {
    const key = under(event)
    map.getCanvas().style.cursor = key ? 'pointer' : ''
    listener.hover(key, event.point)
  })
  map.on('mouseout', ({ point }) => listener.hover(null, point))

  return {
    /** Shows another indicator, level, theme or set of layers. */
    async show(next: MapContext): Promise<void> {
      if (next.theme !== current.theme) giveImages(map, await drawImages(next.theme))
      retouch(map, current, next)
      current = next
    },
    joinLevel: (niveau: MapNiveau, join: LevelJoin): Promise<void> => joinLevel(niveau, join),
    /** Shows the base map whose images have this address, or none. */
    baseMap: (address: string | null, theme: MapContext['theme']): void => baseMap(address, theme),
    /** Marks the communes whose APL is under `threshold`. */
    slide: (order: AplOrder, threshold: number): void => slide(order, threshold),
    /** Gives the features of a source of its own: cabinets, discs of counts, the reader's groupings and layers. */
    points(nom: 'cabinets' | 'effectifs' | 'groupes' | 'miennes', points: FeatureCollection): void {
      const source = map.getSource(nom)
      if (source?.type === 'geojson')
        (source as unknown as { setData: (data: FeatureCollection) => void }).setData(points)
    },
    /** Copies the view of this map to another, now and with every movement; returns how to stop. */
    lead(other: { readonly jumpTo: (center: LngLatLike, zoom: number) => void }): () => void {
      const follow = (): void => other.jumpTo(map.getCenter(), map.getZoom())
      follow()
      map.on('move', follow)
      return () => void map.off('move', follow)
    },
    jumpTo(center: LngLatLike, zoom: number): void {
      map.jumpTo({ center, zoom })
    },
    /** The map as it is now, as the address of a picture: printers do not see canvases that are not being drawn. */
    image(): string {
      map.redraw()
      return map.getCanvas().toDataURL()
    },
    /** Outlines the area pointed at, in the table or here. */
    outline(target: { niveau: MapNiveau; code: string } | null): void {
      mark(hovered, false)
      mark(target, true)
      hovered = target
    },
    goTo(extent: Extent, maxZoom: number, margins: Margins): void {
      map.fitBounds(frame(extent), { padding: margins, maxZoom: maxZoom, animate: false })
    },
    /** Lets a shape be drawn; returns how to stop. */
    lasso: (done: (ring: Ring | null) => void): (() => void) => lasso(map, done),
    zoom: (): number => map.getZoom(),
    zoomBy: (step: 1 | -1): void => void map.zoomTo(map.getZoom() + step, { duration: calm ? 0 : 150 }),
    resize: (): void => void map.resize(),
    close: (): void => map.remove(),
  }
}

const frame = ([west, south, east, north]: Extent): [[number, number], [number, number]] => [
  [west, south],
  [east, north],
]

const SENSITIVE_LAYERS = [
  'miennes-points',
  'miennes-lignes',
  'cabinets',
  'grappes',
  ...[...MAP_NIVEAUX].reverse().map((niveau) => `surface-${niveau}`),
]

/** The topmost thing a person can mean by pointing here. */
function touchedAt(map: LibreMap, { point }: MapMouseEvent): Touched | null {
  const layers = SENSITIVE_LAYERS.filter((id) => map.getLayer(id))
  const [first] = map.queryRenderedFeatures(point, { layers })
  if (!first) return null
  const { properties, layer } = first
  if (layer.id.startsWith('miennes-')) return { kind: 'mienne', nom: String(properties.nom) }
  if (layer.id === 'cabinets') return { kind: 'cabinet', id: String(properties.id) }
  if (layer.id === 'grappes')
    return { kind: 'grappe', cabinets: Number(properties.point_count), active: Number(properties.actifs) }
  return {
    kind: 'territoire',
    niveau: layer.id.replace('surface-', '') as MapNiveau,
    code: String(properties.code),
    // Communes have none in the tiles of small scales.
    nom: String(properties.nom ?? ''),
  }
}
