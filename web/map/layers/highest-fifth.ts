import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import type { Couche } from './layer.ts'
import { large, sourceDe, SOURCES_DES_NIVEAUX, zoomCommunes } from './surface.ts'

/** Levels whose risks are figures and not classes. */
const NIVEAUX = ['departement', 'circonscription'] as const

const marque = (largeur: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'q'], false],
  largeur,
  0,
]

/** The fifth of the areas with the highest risk, plainly outlined: told by feature-state, as the classes are. */
export const plusHautCinquieme: Couche = {
  id: 'cinquieme',
  titre: { fr: 'Cinquième au risque le plus élevé', en: 'Fifth with the highest risk' },
  unite: null,
  source: null,
  indicateur: 'risque',
  auChoix: null,
  zoomMinimal: 0,
  sources: SOURCES_DES_NIVEAUX,
  style: ({ theme, niveau: choisi }) =>
    NIVEAUX.flatMap((niveau) =>
      (['halo', 'encre'] as const).map((trait): LayerSpecification => ({
        id: `cinquieme-${niveau}-${trait}`,
        type: 'line',
        ...sourceDe(niveau),
        maxzoom: zoomCommunes(choisi),
        layout: { visibility: niveau === large(choisi) ? 'visible' : 'none', 'line-join': 'round' },
        paint: {
          'line-color': FONDS[theme][trait],
          // Thin from afar, where five hundred areas lie close.
          'line-width': [
            'interpolate',
            ['linear'],
            ['zoom'],
            4.5,
            marque(trait === 'halo' ? 2.4 : 1.1),
            7,
            marque(trait === 'halo' ? 4 : 2),
          ],
        },
      })),
    ),
  signes: [
    {
      signe: 'cinquieme',
      texte: {
        fr: 'cinquième des territoires au risque le plus élevé',
        en: 'fifth of the areas with the highest risk',
      },
    },
  ],
}
