import { apl } from './apl-section.ts'
import { METHOD } from '../../server/domain/situation.ts'
import type { Block } from './document.ts'
import { convergence, distributions, widths } from './figure-sections.ts'
import type { ReportFacts } from './reportFacts.ts'
import { factors, judgements, ranks } from './risk-sections.ts'
import { text } from './words.ts'

/** Where the data come from and how old they are; `credits` by dataset, one line each. */
export interface ReportSource {
  readonly credits: readonly string[]
  readonly codeVersion: string
}

/** The report's title, which names its day. */
export const titleOf = ({ options }: Pick<ReportFacts, 'options'>): string =>
  `Relais : rapport de calcul au ${options.asOf}`

/** The whole report, piece by piece. */
export function reportBlocks(facts: ReportFacts, { credits, codeVersion }: ReportSource): Block[] {
  const { options, seed, drawsSha256, demonstration, allocation, aplMillesime } = facts
  return [
    { kind: 'heading', level: 1, text: titleOf(facts) },
    ...(demonstration
      ? [
          text(
            'DÉMONSTRATION : les cabinets et leurs statuts sont fictifs. Aucune valeur qui en dépend ne décrit un lieu réel. (Demonstration: practices and statuses are fictitious.)',
          ),
        ]
      : []),
    {
      kind: 'list',
      items: [
        `Jour décrit : ${options.asOf}. APL : édition ${aplMillesime.medecins}${aplMillesime.infirmiers === aplMillesime.medecins ? '' : ` (infirmiers : ${aplMillesime.infirmiers})`}.`,
        `${allocation.communes.length} communes, ${allocation.cabinets.length} cabinets.`,
        `Version ${codeVersion} ; graine ${seed} ; tirages (SHA-256) ${drawsSha256}.`,
        `Méthode ${METHOD}. Échelles du besoin : version ${allocation.parameters.goalposts.version} (${allocation.parameters.goalposts.reference}).`,
        'Les temps de trajet sont estimés ; les patients suivis sont un ordre de grandeur, jamais un recensement.',
      ],
    },
    ...convergence(facts),
    ...widths(facts),
    ...factors(facts),
    ...ranks(facts),
    ...judgements(facts),
    ...apl(facts),
    ...distributions(facts),
    { kind: 'heading', level: 2, text: 'Sources · Sources' },
    { kind: 'list', items: credits },
  ]
}
