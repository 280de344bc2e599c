import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl'
import { desature, FONDS } from '../../../server/domain/legend/ramps.ts'
import { SURFACE_NAMES } from '../../../server/domain/legend/sign-words.ts'
import type { MapNiveau } from '../state.ts'
import {
  tiles,
  EMPTY,
  COMMUNES_ZOOM,
  COMMUNE_BORDERS_ZOOM,
  COMMUNE_TILES_ZOOM,
  type MapContext,
  type Layer,
  type WideNiveau,
} from './layer.ts'

const { hidden, undetermined } = SURFACE_NAMES

/** Name of the vector layer of each level, in the tiles. */
export const TILES_OF = {
  departement: 'departements',
  circonscription: 'circonscriptions',
  commune: 'communes',
  epci: 'epci',
  'bassin-de-vie': 'bassins-de-vie',
  arrondissement: 'arrondissements',
  canton: 'cantons',
  groupes: 'groupes',
} as const satisfies Record<MapNiveau, string>

/** The level that colours the country before communes are large enough to be read. */
export const wideOf = (chosen: MapNiveau): WideNiveau => (chosen === 'commune' ? 'circonscription' : chosen)

/** From this zoom communes cover the level chosen. */
export const communesZoom = (chosen: MapNiveau): number =>
  chosen === 'commune' ? COMMUNE_TILES_ZOOM : COMMUNES_ZOOM[chosen]

/** Paris, Marseille and Lyon are one commune each: their circonscriptions say more, and stay visible. */
const WITHOUT_SPLIT_CITIES: FilterSpecification = [
  '!',
  ['in', ['get', 'code'], ['literal', ['75056', '13055', '69123']]],
]

/** What a style names to draw the shapes of a level: tiles have layers inside, the reader's own groupings are one. */
export const sourceOf = (niveau: MapNiveau): { readonly source: string; readonly 'source-layer'?: string } =>
  niveau === 'groupes'
    ? { source: TILES_OF[niveau] }
    : { source: TILES_OF[niveau], 'source-layer': TILES_OF[niveau] }

/** The same as `setFeatureState` names it. */
export const featureOf = (niveau: MapNiveau): { readonly source: string; readonly sourceLayer?: string } =>
  niveau === 'groupes' ? { source: niveau } : { source: TILES_OF[niveau], sourceLayer: TILES_OF[niveau] }

/** Every source of shapes, for the layers that draw on all of them. */
export const NIVEAU_SOURCES: Readonly<Record<string, SourceSpecification>> = Object.fromEntries(
  Object.values(TILES_OF).map((source) => [source, source === 'groupes' ? EMPTY : tiles(source)]),
)

/** Zooms [from, to[ at which a level paints when another (or itself) is chosen; null: never. */
export function zoomsOf(niveau: MapNiveau, chosen: MapNiveau): readonly [number, number] | null {
  if (niveau === 'commune') return [communesZoom(chosen), 24]
  return niveau === wideOf(chosen) ? [0, 24] : null
}

/** The edges of communes of a few pixels are not smoothed: two that are let what lies below through, all along their border. */
const SMOOTHED: ExpressionSpecification = ['step', ['zoom'], false, COMMUNE_BORDERS_ZOOM, true]

const shown = (yes: boolean) => ({ visibility: yes ? ('visible' as const) : ('none' as const) })

/** Class set by `setFeatureState`; -9 until the figures have come, so that land stays land. */
const CLASS: ExpressionSpecification = ['coalesce', ['feature-state', 'k'], -9]
/** `filled`, or nearly nothing where the legend's filter sets the area aside. */
const faded = (filled: number, setAside = 0.12): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'x'], false],
  setAside,
  filled,
]

/** A choropleth level: its five classes, grey hatching where there is no figure, faded where the rank is undetermined. */
export function surface(niveau: MapNiveau, title: Layer['title']): Layer {
  const source = TILES_OF[niveau]
  const style = (context: MapContext): LayerSpecification[] => {
    const zooms = zoomsOf(niveau, context.niveau)
    const { colours } = context
    const { absent, terre } = FONDS[context.theme]
    // Too few people in a commune: the colour of the wider area shows through, paled.
    const veil = niveau === 'commune' ? terre : absent
    const teinte = (classes: readonly string[]) =>
      [
        'match',
        CLASS,
        ...classes.flatMap((colour, k) => [k, colour]),
        ...[-1, absent, -2, veil, -3, absent],
        terre,
      ] as unknown as ExpressionSpecification
    const shared = {
      ...sourceOf(niveau),
      minzoom: zooms?.[0] ?? 0,
      maxzoom: zooms?.[1] ?? 24,
      layout: shown(zooms !== null),
      ...(niveau === 'commune' && { filter: WITHOUT_SPLIT_CITIES }),
    } as const
    const { hatchings } = context
    const edges = niveau === 'commune' && { 'fill-antialias': SMOOTHED }
    return [
      {
        ...shared,
        id: `surface-${niveau}`,
        type: 'fill',
        paint: {
          ...edges,
          'fill-color': [
            'case',
            ['boolean', ['feature-state', 'h'], false],
            teinte(colours.map(desature)),
            teinte(colours),
          ],
          'fill-opacity': niveau === 'commune' ? ['match', CLASS, [-2, -9], faded(0.72), faded(1)] : faded(1),
        },
      },
      {
        ...shared,
        id: `surface-${niveau}-absent`,
        type: 'fill',
        layout: shown(zooms !== null && hatchings.absent),
        paint: {
          ...edges,
          'fill-pattern': 'absent',
          'fill-opacity': ['match', CLASS, [-1, -3], faded(1, 0), 0],
        },
      },
    ]
  }
  return {
    id: `surface-${niveau}`,
    title,
    unit: null,
    source: null,
    indicator: 'choisi',
    overlay: null,
    minZoom: niveau === 'commune' ? COMMUNE_TILES_ZOOM : 0,
    sources: { [source]: NIVEAU_SOURCES[source]! },
    style,
    signs: [
      {
        sign: 'indetermine',
        text: {
          fr: `teinte éteinte\u00A0: ${undetermined.fr}`,
          en: `faded: ${undetermined.en}`,
        },
      },
      { sign: 'absent', text: SURFACE_NAMES.absent },
      { sign: 'secret', text: { fr: `teinte pâle\u00A0: ${hidden.fr}`, en: `paled: ${hidden.en}` } },
    ],
  }
}
