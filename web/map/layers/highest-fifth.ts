import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import type { Layer } from './layer.ts'
import { wideOf, sourceOf, NIVEAU_SOURCES, communesZoom } from './surface.ts'

/** Levels whose risks are figures and not classes. */
const NIVEAUX = ['departement', 'circonscription'] as const

const mark = (width: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'q'], false],
  width,
  0,
]

/** The fifth of the areas with the highest risk, plainly outlined: told by feature-state, as the classes are. */
export const highestFifth: Layer = {
  id: 'cinquieme',
  title: { fr: 'Cinquième au risque le plus élevé', en: 'Fifth with the highest risk' },
  unit: null,
  source: null,
  indicator: 'risque',
  overlay: null,
  minZoom: 0,
  sources: NIVEAU_SOURCES,
  style: ({ theme, niveau: chosen }) =>
    NIVEAUX.flatMap((niveau) =>
      (['halo', 'encre'] as const).map((line): LayerSpecification => ({
        id: `cinquieme-${niveau}-${line}`,
        type: 'line',
        ...sourceOf(niveau),
        maxzoom: communesZoom(chosen),
        layout: { visibility: niveau === wideOf(chosen) ? 'visible' : 'none', 'line-join': 'round' },
        paint: {
          'line-color': FONDS[theme][line],
          // Thin from afar, where five hundred areas lie close.
          'line-width': [
            'interpolate',
            ['linear'],
            ['zoom'],
            4.5,
            mark(line === 'halo' ? 2.4 : 1.1),
            7,
            mark(line === 'halo' ? 4 : 2),
          ],
        },
      })),
    ),
  signs: [
    {
      sign: 'cinquieme',
      text: {
        fr: 'cinquième des territoires au risque le plus élevé',
        en: 'fifth of the areas with the highest risk',
      },
    },
  ],
}
