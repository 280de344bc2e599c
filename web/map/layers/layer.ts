import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Orders } from '../../../server/domain/zoning.ts'
import type { Overlay, MapNiveau } from '../state.ts'
import type { Theme } from '../../../server/domain/legend/ramps.ts'

/** Words of the public, French first. */
interface Bilingual {
  readonly fr: string
  readonly en: string
}

/** A level that paints the country from afar. */
export type WideNiveau = Exclude<MapNiveau, 'commune'>

/** What a layer may depend on: everything else of its style is constant. */
export interface MapContext {
  readonly theme: Theme
  readonly niveau: MapNiveau
  /** Colours of the surfaces, one a class. */
  readonly colours: readonly string[]
  readonly visible: ReadonlySet<Overlay>
  /** The selected area, as `keyOf` names it. */
  readonly selection: string | null
  /** Hatchings in use: a texture nobody sees still costs a program and a pass. */
  readonly hatchings: Hatchings
}

/** What some area needs beside its class: hatching where there is no figure, a faded colour where the rank is undetermined. */
export interface Hatchings {
  readonly absent: boolean
  readonly undetermined: boolean
}

/** One line of the legend: a sign the legend knows how to draw, and its words. */
export interface LegendSign {
  readonly sign:
    | Texture
    | CabinetIcon
    | 'grappe'
    | 'secret'
    | 'indetermine'
    | 'cinquieme'
    | 'zip'
    | 'zac'
    | 'anneau'
    | 'disque'
    | 'structure'
  readonly text: Bilingual
}
/** Textures the map repeats. */
export type Texture = 'absent' | 'sous-dense'
export type CabinetIcon =
  'cabinet-active' | 'cabinet-reduced' | 'cabinet-suspended' | 'cabinet-stopped' | 'cabinet-unknown'

/**
 * A layer of the map is one value of this shape in one file: what it is, whence it comes, how it is drawn, how it is
 * read. The order of `LAYERS` is the z-order, the order of the legend and the order of the checkboxes.
 */
export interface Layer {
  readonly id: string
  readonly title: Bilingual
  readonly unit: Bilingual | null
  /** Producer and vintage in words, by the orders of the zoning that are loaded; `null` when the indicator's own definition says it. */
  readonly source: Bilingual | ((orders: Orders | null) => Bilingual) | null
  /** `choisi`: follows the indicator chosen by the reader. */
  readonly indicator: Indicateur | 'choisi' | null
  /** Its checkbox; null: always there. */
  readonly overlay: Overlay | null
  /** Below this zoom it has nothing to show, and the legend says so. */
  readonly minZoom: number
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly style: (context: MapContext) => LayerSpecification[]
  readonly signs: readonly LegendSign[]
}

/** Overlays of counts of people. */
export type HeadcountOverlay = Extract<Overlay, 'suivis' | 'affectes'>

/** `visibility` of a layer that has a checkbox. */
export const visible = (context: MapContext, id: Overlay): 'visible' | 'none' =>
  context.visible.has(id) ? 'visible' : 'none'

/** Where the shapes of the reader's own groupings are put: they come from no tile. */
export const EMPTY: SourceSpecification = {
  type: 'geojson',
  promoteId: 'code',
  data: { type: 'FeatureCollection', features: [] },
}

/** Our own vector tiles, described by their TileJSON; the feature id is the INSEE code, so figures join by it. */
export const tiles = (layer: string): SourceSpecification => ({
  type: 'vector',
  url: `/tiles/${layer}.json`,
  promoteId: 'code',
})

/** From this zoom communes replace the wider areas (their class only: method §4 gives them ±100 %). */
export const COMMUNES_ZOOM = {
  departement: 8.5,
  circonscription: 9.5,
  arrondissement: 10,
  epci: 10.5,
  'bassin-de-vie': 10.5,
  canton: 10.5,
  // What somebody has drawn together is never covered by its parts.
  groupes: 24,
} as const satisfies Record<WideNiveau, number>
/** Below this zoom the commune tiles are not served: there a commune is less than two pixels wide. */
export const COMMUNE_TILES_ZOOM = 5
/** Below this zoom their tiles are generalised: surfaces alone, a line around each would cover them. */
export const COMMUNE_BORDERS_ZOOM = 7
