import { frenchNumber, frenchPercent } from '../../server/domain/frenchNumber.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'
import type { Block } from './document.ts'
import { histogram, ranges } from './plots.ts'
import type { ReportFacts } from './reportFacts.ts'
import { summarise } from './summarise.ts'
import { heading, NAMES, noteOf, percent, text } from './words.ts'

const write = (indicator: Indicateur, value: number): string => {
  if (!Number.isFinite(value)) return '–'
  const { precision, kind } = INDICATORS[indicator]
  if (kind === 'share') return frenchPercent(value, 1)
  return frenchNumber(value, precision === 'persons' ? 0 : precision)
}

/** How each indicator is spread over the circonscriptions: quantiles, never one area's value. */
export function distributions(facts: ReportFacts): Block[] {
  const { values } = facts.situation.levels.circonscription
  const five = ['p5', 'q1', 'median', 'q3', 'p95'] as const
  return [
    heading('Distribution des indicateurs · Distribution of each indicator'),
    {
      kind: 'table',
      caption: 'Quantiles sur les circonscriptions (5 %, 25 %, médiane, 75 %, 95 %) et nombre sans valeur',
      head: ['Indicateur', '5 %', '25 %', 'médiane', '75 %', '95 %', 'sans valeur'],
      rows: INDICATEURS.map((indicator) => {
        const summary = summarise(values[indicator])
        return [
          INDICATORS[indicator].title.fr,
          ...five.map((key) => write(indicator, summary[key])),
          String(summary.missing),
        ]
      }),
    },
    ...INDICATEURS.map((indicator): Block => {
      const { title, unit, kind } = INDICATORS[indicator]
      const share = kind === 'share'
      const shown = share ? values[indicator].map((value) => value * 100) : values[indicator]
      const { p5, median, p95 } = summarise(values[indicator])
      return {
        kind: 'plot',
        plot: histogram(
          {
            name: `distribution-${indicator}`,
            note: noteOf(facts),
            title: `${title.fr} : nombre de circonscriptions par valeur`,
            description: `Médiane ${write(indicator, median)}, 90 % entre ${write(indicator, p5)} et ${write(indicator, p95)}.`,
          },
          shown,
          share ? '%' : unit.fr,
        ),
      }
    }),
  ]
}

/** How the capped fit ended. */
export function convergence({ allocation, situation, binding, options }: ReportFacts): Block[] {
  const { iterations, largestViolation, patientsTotal } = situation.checks
  const kinds = new Map<string, number>()
  for (const { kind } of situation.warnings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return [
    heading('Convergence'),
    {
      kind: 'list',
      items: [
        `Itérations de l’ajustement : ${iterations} (au plus ${allocation.parameters.maxIterations}).`,
        `Plus grand dépassement relatif d’un plafond : ${largestViolation === 0 ? 'aucun' : largestViolation.toExponential(1)} (toléré : ${allocation.parameters.tolerance}).`,
        `Communes dont le plafond est atteint (${percent(allocation.parameters.cap)} de la population cible) : ${binding.length}.`,
        `Somme des patients suivis : ${frenchNumber(patientsTotal, 6)} ; attendue : ${frenchNumber(allocation.parameters.patients, 0)}.`,
        `Tirages : ${options.draws}.`,
        ...[...kinds].sort().map(([kind, count]) => `Avertissement « ${kind} » : ${count}.`),
      ],
    },
  ]
}

/** How wide the 5–95 % intervals are, by level. */
export function widths(facts: ReportFacts): Block[] {
  const some = facts.widths.filter(({ summary }) => summary.count > 0)
  // Communes are several times wider: on one scale with them the other levels could not be told apart.
  const drawn = some.filter(({ niveau }) => niveau !== 'commune')
  const label = ({ niveau, indicator }: (typeof some)[number]): string =>
    `${NAMES[niveau]} · ${INDICATORS[indicator].title.fr.replace(' (estimation)', '')}`
  return [
    heading('Largeur des intervalles · Interval widths'),
    text(
      'Largeur relative : (95e centile − 5e centile) / valeur. ±17 % autour de la valeur s’écrit donc ici 34 %. À France, la somme des patients suivis est fixe : sa largeur est nulle.',
    ),
    {
      kind: 'table',
      caption: 'Largeur relative des intervalles, par niveau',
      head: ['Niveau et indicateur', 'territoires', '5 %', 'médiane', '95 %'],
      rows: some.map((width) => [
        label(width),
        String(width.summary.count),
        ...(['p5', 'median', 'p95'] as const).map((key) => percent(width.summary[key])),
      ]),
    },
    {
      kind: 'plot',
      plot: ranges(
        {
          name: 'largeurs',
          note: noteOf(facts),
          title: 'Largeur relative des intervalles hors communes : 90 % des territoires, médiane marquée',
          description: drawn
            .map((width) => `${label(width)} : médiane ${percent(width.summary.median)}`)
            .join(' ; '),
        },
        drawn.map((width) => ({
          label: label(width),
          low: width.summary.p5 * 100,
          mid: width.summary.median * 100,
          high: width.summary.p95 * 100,
        })),
        '%',
      ),
    },
  ]
}
