import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Orders } from '../../../server/domain/zoning.ts'
import type { CoucheAuChoix, NiveauCarte } from '../state.ts'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

/** Words of the public, French first. */
interface Bilingue {
  readonly fr: string
  readonly en: string
}

/** A level that paints the country from afar. */
export type NiveauLarge = Exclude<NiveauCarte, 'commune'>

/** What a layer may depend on: everything else of its style is constant. */
export interface Contexte {
  readonly theme: Theme
  readonly niveau: NiveauCarte
  /** Colours of the surfaces, one a class. */
  readonly couleurs: readonly string[]
  readonly visibles: ReadonlySet<CoucheAuChoix>
  /** The selected area, as `cleDe` names it. */
  readonly selection: string | null
  /** Hatchings in use: a texture nobody sees still costs a program and a pass. */
  readonly trames: Trames
}

/** What some area needs beside its class: hatching where there is no figure, a faded colour where the rank is undetermined. */
export interface Trames {
  readonly absent: boolean
  readonly indetermine: boolean
}

/** One line of the legend: a sign the legend knows how to draw, and its words. */
export interface Signe {
  readonly signe:
    | Motif
    | IconeCabinet
    | 'grappe'
    | 'secret'
    | 'indetermine'
    | 'cinquieme'
    | 'zip'
    | 'zac'
    | 'anneau'
    | 'disque'
    | 'structure'
  readonly texte: Bilingue
}
/** Textures the map repeats. */
export type Motif = 'absent' | 'sous-dense'
export type IconeCabinet =
  'cabinet-active' | 'cabinet-reduced' | 'cabinet-suspended' | 'cabinet-stopped' | 'cabinet-unknown'

/**
 * A layer of the map is one value of this shape in one file: what it is, whence it comes, how it is drawn, how it is
 * read. The order of `COUCHES` is the z-order, the order of the legend and the order of the checkboxes.
 */
export interface Couche {
  readonly id: string
  readonly titre: Bilingue
  readonly unite: Bilingue | null
  /** Producer and vintage in words, by the orders of the zoning that are loaded; `null` when the indicator's own definition says it. */
  readonly source: Bilingue | ((arretes: Orders | null) => Bilingue) | null
  /** `choisi`: follows the indicator chosen by the reader. */
  readonly indicateur: Indicateur | 'choisi' | null
  /** Its checkbox; null: always there. */
  readonly auChoix: CoucheAuChoix | null
  /** Below this zoom it has nothing to show, and the legend says so. */
  readonly zoomMinimal: number
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly style: (contexte: Contexte) => LayerSpecification[]
  readonly signes: readonly Signe[]
}

/** Overlays of counts of people. */
export type CoucheEffectif = Extract<CoucheAuChoix, 'suivis' | 'affectes'>

/** `visibility` of a layer that has a checkbox. */
export const visible = (contexte: Contexte, id: CoucheAuChoix): 'visible' | 'none' =>
  contexte.visibles.has(id) ? 'visible' : 'none'

/** Where the shapes of the reader's own groupings are put: they come from no tile. */
export const VIDE: SourceSpecification = {
  type: 'geojson',
  promoteId: 'code',
  data: { type: 'FeatureCollection', features: [] },
}

/** Our own vector tiles, described by their TileJSON; the feature id is the INSEE code, so figures join by it. */
export const tuiles = (couche: string): SourceSpecification => ({
  type: 'vector',
  url: `/tiles/${couche}.json`,
  promoteId: 'code',
})

/** From this zoom communes replace the wider areas (their class only: method §4 gives them ±100 %). */
export const ZOOM_COMMUNES = {
  departement: 8.5,
  circonscription: 9.5,
  arrondissement: 10,
  epci: 10.5,
  'bassin-de-vie': 10.5,
  canton: 10.5,
  // What somebody has drawn together is never covered by its parts.
  groupes: 24,
} as const satisfies Record<NiveauLarge, number>
/** Below this zoom the commune tiles are not served: there a commune is less than two pixels wide. */
export const ZOOM_TUILES_COMMUNES = 5
/** Below this zoom their tiles are generalised: surfaces alone, a line around each would cover them. */
export const ZOOM_LIMITES_COMMUNES = 7
