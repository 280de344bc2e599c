import type { FeatureCollection } from 'geojson'
import { Map as CarteLibre, setWorkerUrl, type LngLatLike, type MapMouseEvent } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Emprise } from '../data/extents.ts'
import { NIVEAUX_CARTE, vueOf, type NiveauCarte, type Vue } from '../state.ts'
import type { Contexte } from '../layers/layer.ts'
import { styleDe } from '../layers/index.ts'
import { etatDe } from '../layers/surface.ts'
import { entourer, type Anneau } from './lasso.ts'
import { fondDeCarte, parleDuFond } from './base-map.ts'
import { dessiner, poser } from './images.ts'
import { METROPOLE } from './extentOf.ts'
import { jointures, type Jointure } from './join.ts'
import { retoucher } from './retouch.ts'
import { seuils, type Ordre } from './threshold.ts'

setWorkerUrl(worker)

/** What stands under a point of the map. */
export type Touche =
  | {
      readonly genre: 'territoire'
      readonly niveau: NiveauCarte
      readonly code: string
      readonly nom: string
    }
  | { readonly genre: 'mienne'; readonly nom: string }
  | { readonly genre: 'cabinet'; readonly id: string }
  | { readonly genre: 'grappe'; readonly cabinets: number; readonly actifs: number }

/** What the map says to the page. Points are CSS pixels inside the map. */
export interface Ecoute {
  readonly clic: (touche: Touche | null) => void
  readonly survol: (touche: Touche | null, point: { readonly x: number; readonly y: number }) => void
  readonly vue: (vue: Vue) => void
  readonly pret: () => void
  readonly erreur: (message: string) => void
  /** An image of the base map has come, or has not. */
  readonly fond: (venu: boolean) => void
}

export interface Marges {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}
export interface Depart {
  readonly conteneur: HTMLElement
  readonly contexte: Contexte
  readonly vue: Vue | null
  readonly libelle: string
  /** No animation when the reader asked for none. */
  readonly calme: boolean
  /** Pixels kept free at each edge, for what lies over the map. */
  readonly marges: Marges
  readonly ecoute: Ecoute
  /** False: a map that only follows another. */
  readonly interactive?: boolean
}

/** The map as the page drives it; the page never sees MapLibre. */
export type Controleur = Awaited<ReturnType<typeof ouvrir>>

/** Opens the map in its container. Throws when WebGL is not there: the page then keeps its table and says so. */
export async function ouvrir({
  conteneur,
  contexte,
  vue,
  libelle,
  calme,
  marges,
  ecoute,
  interactive = true,
}: Depart) {
  const dessins = await dessiner(contexte.theme)
  const carte = new CarteLibre({
    container: conteneur,
    style: styleDe(contexte),
    ...(vue
      ? { center: [vue.lon, vue.lat], zoom: vue.zoom }
      : { bounds: cadre(METROPOLE), fitBoundsOptions: { padding: marges } }),
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
    locale: { 'Map.Title': libelle },
  })
  await carte.once('style.load')
  poser(carte, dessins)
  carte.touchZoomRotate?.disableRotation()
  carte.keyboard?.disableRotation()
  const joindre = jointures(carte)
  const glisser = seuils(carte)
  const fond = fondDeCarte(carte, ecoute.fond)
  let courant = contexte
  let survole: { niveau: NiveauCarte; code: string } | null = null

  const marquer = (cible: { niveau: NiveauCarte; code: string } | null, oui: boolean): void => {
    if (!cible) return
    carte.setFeatureState({ ...etatDe(cible.niveau), id: cible.code }, { o: oui })
  }
  const sous = (evenement: MapMouseEvent): Touche | null => toucheDe(carte, evenement)

  carte.on('load', ecoute.pret)
  // Whether everything asked for is on the screen: for whoever measures or photographs the map.
  carte.on('render', () => delete conteneur.dataset.repos)
  carte.on('idle', () => (conteneur.dataset.repos = ''))
  carte.on('error', (evenement) =>
    parleDuFond(evenement) ? ecoute.fond(false) : ecoute.erreur(evenement.error.message),
  )
  carte.on('moveend', () => {
    const { lat, lng } = carte.getCenter()
    const neuve = vueOf(carte.getZoom(), lat, lng)
    if (neuve) ecoute.vue(neuve)
  })
  carte.on('click', (evenement) => {
    const touche = sous(evenement)
    if (touche?.genre === 'grappe')
      carte.easeTo({ center: evenement.lngLat, zoom: carte.getZoom() + 2, duration: calme ? 0 : 150 })
    ecoute.clic(touche)
  })
  carte.on('mousemove', (evenement) => {
    const touche = sous(evenement)
    carte.getCanvas().style.cursor = touche ? 'pointer' : ''
    ecoute.survol(touche, evenement.point)
  })
  carte.on('mouseout', ({ point }) => ecoute.survol(null, point))

  return {
    /** Shows another indicator, level, theme or set of layers. */
    async montrer(neuf: Contexte): Promise<void> {
      if (neuf.theme !== courant.theme) poser(carte, await dessiner(neuf.theme))
      retoucher(carte, courant, neuf)
      courant = neuf
    },
    joindre: (niveau: NiveauCarte, jointure: Jointure): Promise<void> => joindre(niveau, jointure),
    /** Shows the base map whose images have this address, or none. */
    fond: (adresse: string | null, theme: Contexte['theme']): void => fond(adresse, theme),
    /** Marks the communes whose APL is under `seuil`. */
    glisser: (ordre: Ordre, seuil: number): void => glisser(ordre, seuil),
    /** Gives the features of a source of its own: cabinets, discs of counts, the reader's groupings and layers. */
    points(nom: 'cabinets' | 'effectifs' | 'groupes' | 'miennes', points: FeatureCollection): void {
      const source = carte.getSource(nom)
      if (source?.type === 'geojson')
        (source as unknown as { setData: (data: FeatureCollection) => void }).setData(points)
    },
    /** Copies the view of this map to another, now and with every movement; returns how to stop. */
    entrainer(autre: { readonly poser: (center: LngLatLike, zoom: number) => void }): () => void {
      const suivre = (): void => autre.poser(carte.getCenter(), carte.getZoom())
      suivre()
      carte.on('move', suivre)
      return () => void carte.off('move', suivre)
    },
    poser(center: LngLatLike, zoom: number): void {
      carte.jumpTo({ center, zoom })
    },
    /** The map as it is now, as the address of a picture: printers do not see canvases that are not being drawn. */
    image(): string {
      carte.redraw()
      return carte.getCanvas().toDataURL()
    },
    /** Outlines the area pointed at, in the table or here. */
    designer(cible: { niveau: NiveauCarte; code: string } | null): void {
      marquer(survole, false)
      marquer(cible, true)
      survole = cible
    },
    aller(emprise: Emprise, zoomMaximal: number, marges: Marges): void {
      carte.fitBounds(cadre(emprise), { padding: marges, maxZoom: zoomMaximal, animate: false })
    },
    /** Lets a shape be drawn; returns how to stop. */
    entourer: (fini: (anneau: Anneau | null) => void): (() => void) => entourer(carte, fini),
    zoom: (): number => carte.getZoom(),
    zoomer: (pas: 1 | -1): void => void carte.zoomTo(carte.getZoom() + pas, { duration: calme ? 0 : 150 }),
    redimensionner: (): void => void carte.resize(),
    fermer: (): void => carte.remove(),
  }
}

const cadre = ([ouest, sud, est, nord]: Emprise): [[number, number], [number, number]] => [
  [ouest, sud],
  [est, nord],
]

const COUCHES_SENSIBLES = [
  'miennes-points',
  'miennes-lignes',
  'cabinets',
  'grappes',
  ...[...NIVEAUX_CARTE].reverse().map((niveau) => `surface-${niveau}`),
]

/** The topmost thing a person can mean by pointing here. */
function toucheDe(carte: CarteLibre, { point }: MapMouseEvent): Touche | null {
  const layers = COUCHES_SENSIBLES.filter((id) => carte.getLayer(id))
  const [premier] = carte.queryRenderedFeatures(point, { layers })
  if (!premier) return null
  const { properties, layer } = premier
  if (layer.id.startsWith('miennes-')) return { genre: 'mienne', nom: String(properties.nom) }
  if (layer.id === 'cabinets') return { genre: 'cabinet', id: String(properties.id) }
  if (layer.id === 'grappes')
    return { genre: 'grappe', cabinets: Number(properties.point_count), actifs: Number(properties.actifs) }
  return {
    genre: 'territoire',
    niveau: layer.id.replace('surface-', '') as NiveauCarte,
    code: String(properties.code),
    // Communes have none in the tiles of small scales.
    nom: String(properties.nom ?? ''),
  }
}
