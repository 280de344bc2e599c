import type { Reference } from '../package/reference.ts'
import type { CheckTables } from './check-tables.ts'
import { sum } from '../../domain/sum.ts'
import { peopleChecks, sumChecks } from './people-checks.ts'
import { judged, type Check } from '../../domain/judged.ts'
import type { Words } from '../../domain/words.ts'
import { frenchDay, ordersIn, type Orders } from '../../domain/zoning.ts'

const CONSULTATIONS: Words = {
  fr: 'consultations par an et par habitant',
  en: 'consultations per person a year',
}
const PERCENT: Words = { fr: '%', en: '%' }

/** The DREES's own means, by edition, as a third party quotes them (SOURCES.md): its page was not read. */
const DREES_MEANS = [
  [2022, 3.34],
  [2023, 3.29],
] as const

/** Shares of the people of France up to which the order of 1 October 2021 lets agencies class zones, in per cent. */
const ZONING_OF_2021 = { ZIP: 30.2, ZAC: 42 } as const

/** Of which orders the classes are; null: of a file without any. */
const zoningWhy = (orders: Orders | null): Words =>
  orders
    ? {
        fr: `L’arrêté de 2021 donne ce que les agences régionales peuvent classer, non ce qu’elles ont classé par leurs arrêtés, pris ${orders.from === orders.to ? `le ${frenchDay(orders.to)}` : `du ${frenchDay(orders.from)} au ${frenchDay(orders.to)}`}. Les communes sans classe ne sont pas comptées.`,
        en: `The order of 2021 says what the regional agencies may class, not what they classed by their orders, made ${orders.from === orders.to ? `on ${orders.to}` : `from ${orders.from} to ${orders.to}`}. Communes without a class are not counted.`,
      }
    : ZONING_WHY
const ZONING_WHY: Words = {
  fr: 'L’arrêté de 2021 donne ce que les agences régionales peuvent classer, non ce qu’elles ont classé ; ce relevé est de mai 2025, après leurs révisions. Paris, Lyon, Marseille et La Réunion, zonées par quartier, n’ont pas de classe ici et ne sont pas comptées.',
  en: 'The order of 2021 says what the regional agencies may class, not what they classed; this file is of May 2025, after they revised it. Paris, Lyon, Marseille and La Réunion, zoned by quarter, have no class here and are not counted.',
}

/**
 * Holds a package against what its producers publish of it, and its levels against each other: each check with what was expected,
 * what was found, how far the two may lie apart and the verdict. Pure: the same package gives the same checks.
 */
export function crossChecks(reference: Reference, tables: CheckTables): readonly Check[] {
  return [
    ...aplChecks(reference),
    ...peopleChecks(reference, tables),
    ...zoningChecks(reference),
    ...sumChecks(reference),
  ]
}

function aplChecks({ aplEditions }: Reference): Check[] {
  const edition = (annee: number) => aplEditions.find((one) => one.annee === annee)
  const newest = edition(2023)
  return [
    ...DREES_MEANS.map(([annee, mean]) =>
      judged({
        id: `apl-moyenne-${annee}`,
        titre: {
          fr: `APL aux généralistes de 65 ans ou moins, moyenne de ${annee} pondérée par la population standardisée`,
          en: `APL to GPs of 65 or less, mean of ${annee} weighted by standardised population`,
        },
        ...{ unite: CONSULTATIONS, decimales: 2, source: 'apl-medecins' },
        attendu: {
          valeur: mean,
          de: {
            fr: 'moyenne de la DREES, citée par un tiers',
            en: 'mean of the DREES, as a third party quotes it',
          },
        },
        trouve: edition(annee)?.moyenne65 ?? null,
        tolerance: 0.005,
      }),
    ),
    judged({
      id: 'apl-sous-dense-2023',
      titre: {
        fr: 'Habitants des communes où l’APL de 2023 est sous 2,5',
        en: 'People in communes whose APL of 2023 is under 2.5',
      },
      ...{ nature: 'interne', unite: PERCENT, decimales: 1, source: 'apl-medecins' },
      attendu: {
        valeur: 27.4,
        de: {
          fr: 'compté à part sur le même classeur, arrondissement par arrondissement',
          en: 'counted apart in the same workbook, arrondissement by arrondissement',
        },
      },
      trouve: newest && newest.population > 0 ? (100 * newest.sousDense) / newest.population : null,
      tolerance: 0.1,
    }),
    judged({
      id: 'apl-infirmiers-moyenne-2023',
      titre: {
        fr: 'APL aux infirmiers, moyenne de 2023 pondérée par la population standardisée des généralistes',
        en: 'APL to nurses, mean of 2023 weighted by the standardised population of GPs',
      },
      unite: { fr: 'ETP pour 100 000 habitants', en: 'FTE per 100,000 people' },
      ...{ decimales: 1, source: 'apl-infirmiers', attendu: null, tolerance: null },
      trouve: newest?.moyenneInfirmier ?? null,
      pourquoi: {
        fr: 'La moyenne que la DREES publie et la population standardisée propre aux infirmiers n’ont pas été lues.',
        en: 'The mean that the DREES publishes and the standardised population proper to nurses were not read.',
      },
    }),
  ]
}

const zoningChecks = ({ communes }: Reference): Check[] => {
  const people = (kept: (zone: string | null) => boolean): number =>
    sum(communes.map(({ zonage, population }) => (kept(zonage) ? population : 0)))
  const pourquoi = zoningWhy(ordersIn(communes))
  const classed = people((zone) => zone !== null)
  return (['ZIP', 'ZAC'] as const).map((zone) =>
    judged({
      id: `zonage-${zone.toLowerCase()}`,
      titre: {
        fr: `Part en ${zone} des habitants de communes classées`,
        en: `Share in ${zone} of the people of classed communes`,
      },
      ...{ unite: PERCENT, decimales: 1, source: 'zonage-medecins' },
      attendu: {
        valeur: ZONING_OF_2021[zone],
        de: { fr: 'plafond de l’arrêté du 1er octobre 2021', en: 'ceiling of the order of 1 October 2021' },
      },
      trouve: classed === 0 ? null : (100 * people((one) => one === zone)) / classed,
      tolerance: 0.5,
      explique: { jusque: 3, pourquoi },
    }),
  )
}
