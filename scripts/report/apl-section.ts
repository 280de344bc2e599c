import { DREES_MEANS } from '../../server/country/facts/cross-checks.ts'
import { columnOf } from '../../server/domain/columnOf.ts'
import { sumByArea } from '../../server/domain/areas/aggregate.ts'
import { frenchNumber } from '../../server/domain/frenchNumber.ts'
import { standardised } from '../../server/domain/patients/demand.ts'
import type { Block } from './document.ts'
import type { ReportFacts } from './reportFacts.ts'
import { summarise } from './summarise.ts'
import { heading, text } from './words.ts'

/** The national mean of the APL (GPs ≤ 65) put together again from our circonscription means, and the published one. */
export function nationalApl({ allocation, situation }: Pick<ReportFacts, 'allocation' | 'situation'>): {
  readonly fromCirconscriptions: number
  readonly fromCommunes: number
} {
  const people = columnOf(allocation.communes, (commune) =>
    commune.aplMg65 === null ? null : standardised(commune),
  )
  const weights = sumByArea(allocation.areas.circonscription, people)
  const means = situation.levels.circonscription.values['apl-mg65']
  let [total, weight] = [0, 0]
  means.forEach((mean, a) => {
    if (!Number.isFinite(mean)) return
    total += mean * weights[a]!
    weight += weights[a]!
  })
  return {
    fromCirconscriptions: total / weight,
    fromCommunes: situation.levels.france.values['apl-mg65'][0] ?? NaN,
  }
}

/** Whether our means of the APL agree with the published national one. */
export function apl(facts: ReportFacts): Block[] {
  const { fromCirconscriptions, fromCommunes } = nationalApl(facts)
  const published = DREES_MEANS.get(facts.aplMillesime.medecins)
  const means = facts.situation.levels.circonscription.values['apl-mg65']
  const { p5, median, p95, count } = summarise(means)
  const two = (value: number): string => frenchNumber(value, 2)
  return [
    heading('APL : nos moyennes et celles de la DREES · Our means of the APL and the published ones'),
    {
      kind: 'table',
      caption: `APL aux médecins de 65 ans ou moins, édition ${facts.aplMillesime.medecins}, consultations par an et par habitant standardisé`,
      head: ['Moyenne nationale', 'valeur'],
      rows: [
        ['publiée par la DREES', published === undefined ? 'non connue pour cette édition' : two(published)],
        ['recomposée de nos moyennes par circonscription', frenchNumber(fromCirconscriptions, 4)],
        ['recalculée des communes', frenchNumber(fromCommunes, 4)],
        ...(published === undefined
          ? []
          : [['écart à la valeur publiée', frenchNumber(fromCirconscriptions - published, 4)]]),
      ],
    },
    text(
      `Moyennes de ${count} circonscriptions : médiane ${two(median)}, 90 % entre ${two(p5)} et ${two(p95)}. La DREES publie sa moyenne à deux décimales : un écart inférieur à 0,005 est un accord.`,
    ),
  ]
}
