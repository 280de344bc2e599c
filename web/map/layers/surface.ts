import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl'
import { desature, FONDS } from '../../../server/domain/legend/ramps.ts'
import { SURFACE_NAMES } from '../../../server/domain/legend/sign-words.ts'
import type { NiveauCarte } from '../state.ts'
import {
  tuiles,
  VIDE,
  ZOOM_COMMUNES,
  ZOOM_LIMITES_COMMUNES,
  ZOOM_TUILES_COMMUNES,
  type Contexte,
  type Couche,
  type NiveauLarge,
} from './layer.ts'

const { hidden, undetermined } = SURFACE_NAMES

/** Name of the vector layer of each level, in the tiles. */
export const TUILES_DE = {
  departement: 'departements',
  circonscription: 'circonscriptions',
  commune: 'communes',
  epci: 'epci',
  'bassin-de-vie': 'bassins-de-vie',
  arrondissement: 'arrondissements',
  canton: 'cantons',
  groupes: 'groupes',
} as const satisfies Record<NiveauCarte, string>

/** The level that colours the country before communes are large enough to be read. */
export const large = (choisi: NiveauCarte): NiveauLarge => (choisi === 'commune' ? 'circonscription' : choisi)

/** From this zoom communes cover the level chosen. */
export const zoomCommunes = (choisi: NiveauCarte): number =>
  choisi === 'commune' ? ZOOM_TUILES_COMMUNES : ZOOM_COMMUNES[choisi]

/** Paris, Marseille and Lyon are one commune each: their circonscriptions say more, and stay visible. */
const SANS_VILLES_PARTAGEES: FilterSpecification = [
  '!',
  ['in', ['get', 'code'], ['literal', ['75056', '13055', '69123']]],
]

/** What a style names to draw the shapes of a level: tiles have layers inside, the reader's own groupings are one. */
export const sourceDe = (
  niveau: NiveauCarte,
): { readonly source: string; readonly 'source-layer'?: string } =>
  niveau === 'groupes'
    ? { source: TUILES_DE[niveau] }
    : { source: TUILES_DE[niveau], 'source-layer': TUILES_DE[niveau] }

/** The same as `setFeatureState` names it. */
export const etatDe = (niveau: NiveauCarte): { readonly source: string; readonly sourceLayer?: string } =>
  niveau === 'groupes' ? { source: niveau } : { source: TUILES_DE[niveau], sourceLayer: TUILES_DE[niveau] }

/** Every source of shapes, for the layers that draw on all of them. */
export const SOURCES_DES_NIVEAUX: Readonly<Record<string, SourceSpecification>> = Object.fromEntries(
  Object.values(TUILES_DE).map((source) => [source, source === 'groupes' ? VIDE : tuiles(source)]),
)

/** Zooms [from, to[ at which a level paints when another (or itself) is chosen; null: never. */
export function zoomsDe(niveau: NiveauCarte, choisi: NiveauCarte): readonly [number, number] | null {
  if (niveau === 'commune') return [zoomCommunes(choisi), 24]
  return niveau === large(choisi) ? [0, 24] : null
}

/** The edges of communes of a few pixels are not smoothed: two that are let what lies below through, all along their border. */
const NET: ExpressionSpecification = ['step', ['zoom'], false, ZOOM_LIMITES_COMMUNES, true]

const montree = (oui: boolean) => ({ visibility: oui ? ('visible' as const) : ('none' as const) })

/** Class set by `setFeatureState`; -9 until the figures have come, so that land stays land. */
const CLASSE: ExpressionSpecification = ['coalesce', ['feature-state', 'k'], -9]
/** `plein`, or nearly nothing where the legend's filter sets the area aside. */
const attenue = (plein: number, ecarte = 0.12): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'x'], false],
  ecarte,
  plein,
]

/** A choropleth level: its five classes, grey hatching where there is no figure, faded where the rank is undetermined. */
export function surface(niveau: NiveauCarte, titre: Couche['titre']): Couche {
  const source = TUILES_DE[niveau]
  const style = (contexte: Contexte): LayerSpecification[] => {
    const zooms = zoomsDe(niveau, contexte.niveau)
    const { couleurs } = contexte
    const { absent, terre } = FONDS[contexte.theme]
    // Too few people in a commune: the colour of the wider area shows through, paled.
    const veil = niveau === 'commune' ? terre : absent
    const teinte = (classes: readonly string[]) =>
      [
        'match',
        CLASSE,
        ...classes.flatMap((couleur, k) => [k, couleur]),
        ...[-1, absent, -2, veil, -3, absent],
        terre,
      ] as unknown as ExpressionSpecification
    const commun = {
      ...sourceDe(niveau),
      minzoom: zooms?.[0] ?? 0,
      maxzoom: zooms?.[1] ?? 24,
      layout: montree(zooms !== null),
      ...(niveau === 'commune' && { filter: SANS_VILLES_PARTAGEES }),
    } as const
    const { trames } = contexte
    const bords = niveau === 'commune' && { 'fill-antialias': NET }
    return [
      {
        ...commun,
        id: `surface-${niveau}`,
        type: 'fill',
        paint: {
          ...bords,
          'fill-color': [
            'case',
            ['boolean', ['feature-state', 'h'], false],
            teinte(couleurs.map(desature)),
            teinte(couleurs),
          ],
          'fill-opacity':
            niveau === 'commune' ? ['match', CLASSE, [-2, -9], attenue(0.72), attenue(1)] : attenue(1),
        },
      },
      {
        ...commun,
        id: `surface-${niveau}-absent`,
        type: 'fill',
        layout: montree(zooms !== null && trames.absent),
        paint: {
          ...bords,
          'fill-pattern': 'absent',
          'fill-opacity': ['match', CLASSE, [-1, -3], attenue(1, 0), 0],
        },
      },
    ]
  }
  return {
    id: `surface-${niveau}`,
    titre,
    unite: null,
    source: null,
    indicateur: 'choisi',
    auChoix: null,
    zoomMinimal: niveau === 'commune' ? ZOOM_TUILES_COMMUNES : 0,
    sources: { [source]: SOURCES_DES_NIVEAUX[source]! },
    style,
    signes: [
      {
        signe: 'indetermine',
        texte: {
          fr: `teinte éteinte\u00A0: ${undetermined.fr}`,
          en: `faded: ${undetermined.en}`,
        },
      },
      { signe: 'absent', texte: SURFACE_NAMES.absent },
      { signe: 'secret', texte: { fr: `teinte pâle\u00A0: ${hidden.fr}`, en: `paled: ${hidden.en}` } },
    ],
  }
}
