import { RANKED } from '../../server/country/analyst/analyse-day.ts'
import { frenchNumber } from '../../server/domain/frenchNumber.ts'
import type { RiskLabel } from '../../server/domain/risk/sensitivity.ts'
import type { Block } from './document.ts'
import { pairsOfBars, rankBands } from './plots.ts'
import type { ReportFacts } from './reportFacts.ts'
import { summarise } from './summarise.ts'
import { WEIGHTS } from './weightIndices.ts'
import { heading, NAMES, noteOf, percent, text } from './words.ts'

/** How much each weight matters to R. */
export function weights(facts: ReportFacts): Block[] {
  const { indices, options, analysis } = facts
  const areas = analysis.ranks.circonscription.label.filter((label) => label !== null).length
  const rows = WEIGHTS.map((label, k) => ({
    label,
    first: indices.first[k]!,
    second: indices.total[k]!,
  }))
  return [
    heading('Poids de l’indice de risque · Sobol indices of R for the weights'),
    text(
      `Indices de Sobol de R sur les circonscriptions, premier ordre (Saltelli et al., 2010) et total (Jansen, 1999), N = ${options.samples} lignes par matrice, ${indices.evaluations} évaluations ; les poids varient en Dirichlet(30·w). Indices agrégés sur les territoires au prorata de la variance (Lamboni et al., 2011). Un indice s’entend à quelque ±${frenchNumber(1 / Math.sqrt(options.samples), 2)} près ; c’est pourquoi un total peut passer un peu sous le premier ordre. Écart type de R dû aux poids, en moyenne quadratique sur ${areas} circonscriptions : ${frenchNumber(Math.sqrt(indices.variance / areas), 2)}.`,
    ),
    {
      kind: 'table',
      caption: 'Part de la variance de R due à chaque poids',
      head: ['Poids', 'premier ordre', 'total'],
      rows: rows.map(({ label, first, second }) => [label, frenchNumber(first, 3), frenchNumber(second, 3)]),
    },
    {
      kind: 'plot',
      plot: pairsOfBars(
        {
          name: 'sobol',
          note: noteOf(facts),
          title: 'Indices de Sobol de R pour les poids',
          description: rows
            .map(
              ({ label, first, second }) =>
                `${label} : ${frenchNumber(first, 2)} puis ${frenchNumber(second, 2)}`,
            )
            .join(' ; '),
        },
        rows,
        ['premier ordre', 'total'],
      ),
    },
  ]
}

const LABELS: Readonly<Record<RiskLabel, { readonly fr: string; readonly fill: string }>> = {
  eleve: { fr: 'élevé', fill: '#b3261e' },
  indetermine: { fr: 'indéterminé', fill: '#8a9199' },
  faible: { fr: 'faible', fill: '#1f5a8c' },
}

/** How far the ranks hold under other choices. */
export function ranks(facts: ReportFacts): Block[] {
  const { analysis } = facts
  const levels = RANKED.map((niveau) => {
    const { low, median, high, label } = analysis.ranks[niveau]
    const kept = [...label.keys()].filter((k) => label[k] !== null)
    return {
      niveau,
      areas: kept.map((k) => ({ low: low[k]!, mid: median[k]!, high: high[k]!, label: label[k]! })),
    }
  })
  return [
    heading('Stabilité des rangs · Rank stability'),
    text(
      'Rang médian et étendue 5–95 % sous d’autres poids, une autre normalisation, une autre agrégation. « Élevé » : dans le premier cinquième au moins quatre fois sur cinq ; « faible » : dans les deux derniers cinquièmes au moins quatre fois sur cinq ; sinon « indéterminé ».',
    ),
    {
      kind: 'table',
      caption: 'Part des territoires par libellé, et largeur médiane de l’étendue des rangs',
      head: ['Niveau', 'classés', 'élevé', 'indéterminé', 'faible', 'largeur médiane (rangs)', 'soit'],
      rows: levels.map(({ niveau, areas }) => {
        const width = summarise(areas.map(({ low, high }) => high - low)).median
        const share = (label: RiskLabel): string =>
          percent(areas.filter((area) => area.label === label).length / areas.length)
        return [
          NAMES[niveau],
          String(areas.length),
          share('eleve'),
          share('indetermine'),
          share('faible'),
          areas.length > 0 ? frenchNumber(width, 1) : '–',
          percent(width / areas.length),
        ]
      }),
    },
    ...levels
      .filter(({ areas }) => areas.length > 0)
      .map(({ niveau, areas }): Block => ({
        kind: 'plot',
        plot: rankBands(
          {
            name: `rangs-${niveau}`,
            note: noteOf(facts),
            title: `Étendue des rangs de risque, ${NAMES[niveau]} (rouge : élevé ; gris : indéterminé ; bleu : faible)`,
            description:
              'Une barre par territoire, du 5e au 95e centile de ses rangs, dans l’ordre du rang médian.',
          },
          areas.map(({ label, ...area }) => ({ ...area, fill: LABELS[label].fill })),
        ),
      })),
  ]
}
