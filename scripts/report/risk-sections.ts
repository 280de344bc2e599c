import { RANKED } from '../../server/country/analyst/analyse-day.ts'
import { frenchNumber } from '../../server/domain/frenchNumber.ts'
import type { RiskLabel } from '../../server/domain/risk/riskLabel.ts'
import { varianceShares } from '../../server/domain/risk/varianceShares.ts'
import type { Block } from './document.ts'
import { pairsOfBars, rankBands } from './plots.ts'
import type { ReportFacts } from './reportFacts.ts'
import { summarise } from './summarise.ts'
import { JUDGEMENTS } from './judgementIndices.ts'
import { heading, NAMES, noteOf, percent, text } from './words.ts'

/** Whence the differences of risk come: its two factors. */
export function factors({ situation }: ReportFacts): Block[] {
  return [
    heading('Le risque et ses deux facteurs · Risk and its two factors'),
    text(
      'R = 100·H·V : H, part des suivis dont l’interruption est attendue à trois mois ; V, manque de relais. Part de la variance de log R qui vient de chacun : cov(log R, log H) / var(log R), et de même pour V ; elles s’additionnent à 100 %.',
    ),
    {
      kind: 'table',
      caption: 'Décomposition de la variance de log R',
      head: ['Niveau', 'territoires', 'H', 'V', 'R médian', 'H médian', 'V médian'],
      rows: RANKED.map((niveau) => {
        const { values, couverture } = situation.levels[niveau]
        const whole = (column: Float64Array): Float64Array =>
          column.map((value, a) => (couverture[a] === 'minorant' ? NaN : value))
        const [r, h, v] = [values.risque, values.interruption, values['sans-alternative']].map(whole)
        const shares = varianceShares(h!, v!)
        return [
          NAMES[niveau],
          String(shares?.areas ?? 0),
          percent(shares?.interruption ?? NaN),
          percent(shares?.lack ?? NaN),
          frenchNumber(summarise(r!).median, 1),
          frenchNumber(summarise(h!).median, 2),
          frenchNumber(summarise(v!).median, 2),
        ]
      }),
    },
  ]
}

/** How much each judgement matters to R. */
export function judgements(facts: ReportFacts): Block[] {
  const { indices, options, situation } = facts
  const followed = situation.levels.circonscription.values['patients-suivis']
  const areas = followed.filter((people) => people > 0).length
  const rows = JUDGEMENTS.map((label, k) => ({
    label,
    first: indices.first[k]!,
    second: indices.total[k]!,
  }))
  return [
    heading('Ce qui est jugé · Sobol indices of R for the judgements'),
    text(
      `Indices de Sobol de R sur les circonscriptions, premier ordre (Saltelli et al., 2010) et total (Jansen, 1999), N = ${options.samples} lignes par matrice, ${indices.evaluations} évaluations ; les jugements varient comme dans les tirages : p ~ U(0 ; 0,6), U(0,4 ; 0,8) et U(0 ; 1), v0 ~ U(0 ; 0,4), poids en Dirichlet(30·w). Indices agrégés sur les territoires au prorata de la variance (Lamboni et al., 2011). Un indice s’entend à quelque ±${frenchNumber(1 / Math.sqrt(options.samples), 2)} près ; c’est pourquoi un total peut passer un peu sous le premier ordre. Écart type de R dû aux jugements, en moyenne quadratique sur ${areas} circonscriptions : ${frenchNumber(Math.sqrt(indices.variance / areas), 2)}.`,
    ),
    {
      kind: 'table',
      caption: 'Part de la variance de R due à chaque jugement',
      head: ['Jugement', 'premier ordre', 'total'],
      rows: rows.map(({ label, first, second }) => [label, frenchNumber(first, 3), frenchNumber(second, 3)]),
    },
    {
      kind: 'plot',
      plot: pairsOfBars(
        {
          name: 'sobol',
          note: noteOf(facts),
          title: 'Indices de Sobol de R pour ce qui est jugé',
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

/** How far the ranks hold over the draws. */
export function ranks(facts: ReportFacts): Block[] {
  const { analysis } = facts
  const levels = RANKED.map((niveau) => {
    const places = analysis.ranks[niveau].risque
    const labels = analysis.labels[niveau].filter((label) => label !== null)
    const areas = analysis.labels[niveau].flatMap((label, a) => {
      const place = places[a]
      return label && place ? [{ low: place.low, mid: place.rank, high: place.high, label }] : []
    })
    return { niveau, labels, areas }
  })
  return [
    heading('Stabilité des rangs · Rank stability'),
    text(
      'Rang de la valeur publiée, et étendue 5–95 % du rang sur les tirages. « Élevé » : dans le premier cinquième au moins quatre fois sur cinq, et R ≥ 25 ; « faible » : dans les deux derniers cinquièmes au moins quatre fois sur cinq, tout l’intervalle sous 25, rien ne manque ; sinon « indéterminé ». Sans rang : ce qui n’est qu’un minorant, et ce dont l’étendue dépasse la moitié de la liste.',
    ),
    {
      kind: 'table',
      caption: 'Part des territoires par libellé, et largeur médiane de l’étendue des rangs',
      head: [
        'Niveau',
        'avec libellé',
        'élevé',
        'indéterminé',
        'faible',
        'classés',
        'largeur médiane (rangs)',
      ],
      rows: levels.map(({ niveau, labels, areas }) => {
        const width = summarise(areas.map(({ low, high }) => high - low + 1)).median
        const share = (label: RiskLabel): string =>
          percent(labels.filter((one) => one === label).length / labels.length)
        return [
          NAMES[niveau],
          String(labels.length),
          share('eleve'),
          share('indetermine'),
          share('faible'),
          String(areas.length),
          areas.length > 0 ? frenchNumber(width, 1) : '–',
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
              'Une barre par territoire, du 5e au 95e centile de ses rangs, dans l’ordre du rang publié.',
          },
          areas.map(({ label, ...area }) => ({ ...area, fill: LABELS[label].fill })),
        ),
      })),
  ]
}
