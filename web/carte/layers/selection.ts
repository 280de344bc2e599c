import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../rampes.ts'
import { NIVEAUX_CARTE } from '../etat.ts'
import { tuiles, ZOOM_TUILES_COMMUNES, type Couche } from './couche.ts'
import { TUILES_DE } from './surface.ts'

const largeur = (choisie: number, survolee: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 's'], false],
  choisie,
  ['boolean', ['feature-state', 'o'], false],
  survolee,
  0,
]

/** The area selected in the table or on the map, and the one under the pointer: an ink line in a paper casing. */
export const selection: Couche = {
  id: 'selection',
  titre: { fr: 'Territoire choisi', en: 'Selected area' },
  unite: null,
  source: null,
  indicateur: null,
  auChoix: null,
  zoomMinimal: 0,
  sources: Object.fromEntries(Object.values(TUILES_DE).map((source) => [source, tuiles(source)])),
  style: ({ theme }) =>
    NIVEAUX_CARTE.flatMap((niveau): LayerSpecification[] => {
      const commun = {
        type: 'line',
        source: TUILES_DE[niveau],
        'source-layer': TUILES_DE[niveau],
        minzoom: niveau === 'commune' ? ZOOM_TUILES_COMMUNES : 0,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
      } as const
      return [
        {
          ...commun,
          id: `selection-${niveau}-halo`,
          paint: { 'line-color': FONDS[theme].halo, 'line-width': largeur(6.5, 4) },
        },
        {
          ...commun,
          id: `selection-${niveau}`,
          paint: { 'line-color': FONDS[theme].selection, 'line-width': largeur(3, 1.6) },
        },
      ]
    }),
  signes: [],
}
