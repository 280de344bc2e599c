import type { Reference } from '../package/reference.ts'
import type { CheckTables } from './check-tables.ts'
import { sum } from '../../domain/sum.ts'
import { peopleChecks, sumChecks } from './people-checks.ts'
import { judged, type Check } from '../../domain/judged.ts'
import type { Words } from '../../domain/words.ts'
import type { AplEdition } from '../../domain/areas/aplEditionOf.ts'
import { frenchDay, ordersIn, type Orders } from '../../domain/zoning.ts'

const CONSULTATIONS: Words = {
  fr: 'consultations par an et par habitant',
  en: 'consultations per person a year',
}
const PERCENT: Words = { fr: '%', en: '%' }

/** The DREES's own means of the APL to GPs of 65 or less, by edition, as a third party quotes them (SOURCES.md): its page was not read. */
export const DREES_MEANS: ReadonlyMap<number, number> = new Map([
  [2022, 3.34],
  [2023, 3.29],
])

/** People in communes under 2.5, per cent, by edition: counted apart in the workbook, arrondissement by arrondissement. */
const UNDER_DENSE_PEOPLE: ReadonlyMap<number, number> = new Map([[2023, 27.4]])

const NO_MEAN: Words = {
  fr: 'Relais ne connaît aucune moyenne que la DREES ait publiée de cette édition : rien ne la confirme.',
  en: 'Relais knows of no mean that the DREES has published of this edition: nothing confirms it.',
}
const NO_COUNT: Words = {
  fr: 'Cette édition n’a pas été comptée à part : rien ne confirme ce nombre.',
  en: 'This edition was not counted apart: nothing confirms this number.',
}

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

/** Of every edition that the package has, the newest last. */
function aplChecks({ aplEditions, aplMillesime }: Reference): Check[] {
  const doctors = aplEditions.filter(({ moyenne65 }) => moyenne65 !== null)
  const nurses = aplEditions.find(({ annee }) => annee === aplMillesime.infirmiers)
  return [
    ...doctors.map(meanCheck),
    ...doctors.flatMap((one) =>
      UNDER_DENSE_PEOPLE.has(one.annee) || one.annee === aplMillesime.medecins ? [underDenseCheck(one)] : [],
    ),
    judged({
      id: `apl-infirmiers-moyenne-${aplMillesime.infirmiers}`,
      titre: {
        fr: `APL aux infirmiers, moyenne de ${aplMillesime.infirmiers} pondérée par la population standardisée des généralistes`,
        en: `APL to nurses, mean of ${aplMillesime.infirmiers} weighted by the standardised population of GPs`,
      },
      unite: { fr: 'ETP pour 100 000 habitants', en: 'FTE per 100,000 people' },
      ...{ decimales: 1, source: 'apl-infirmiers', attendu: null, tolerance: null },
      trouve: nurses?.moyenneInfirmier ?? null,
      pourquoi: {
        fr: 'La moyenne que la DREES publie, pondérée par la population standardisée propre aux infirmiers, n’a pas été lue.',
        en: 'The mean that the DREES publishes, weighted by the standardised population proper to nurses, was not read.',
      },
    }),
  ]
}

function meanCheck({ annee, moyenne65 }: AplEdition): Check {
  const published = DREES_MEANS.get(annee)
  return judged({
    id: `apl-moyenne-${annee}`,
    titre: {
      fr: `APL aux généralistes de 65 ans ou moins, moyenne de ${annee} pondérée par la population standardisée`,
      en: `APL to GPs of 65 or less, mean of ${annee} weighted by standardised population`,
    },
    ...{ unite: CONSULTATIONS, decimales: 2, source: 'apl-medecins', trouve: moyenne65 },
    ...(published === undefined
      ? { attendu: null, tolerance: null, pourquoi: NO_MEAN }
      : {
          attendu: {
            valeur: published,
            de: {
              fr: 'moyenne de la DREES, citée par un tiers',
              en: 'mean of the DREES, as a third party quotes it',
            },
          },
          tolerance: 0.005,
        }),
  })
}

function underDenseCheck({ annee, sousDense, population }: AplEdition): Check {
  const counted = UNDER_DENSE_PEOPLE.get(annee)
  return judged({
    id: `apl-sous-dense-${annee}`,
    titre: {
      fr: `Habitants des communes où l’APL de ${annee} est sous 2,5`,
      en: `People in communes whose APL of ${annee} is under 2.5`,
    },
    ...{ nature: 'interne', unite: PERCENT, decimales: 1, source: 'apl-medecins' },
    trouve: population > 0 ? (100 * sousDense) / population : null,
    ...(counted === undefined
      ? { attendu: null, tolerance: null, pourquoi: NO_COUNT }
      : {
          attendu: {
            valeur: counted,
            de: {
              fr: 'compté à part sur le même classeur, arrondissement par arrondissement',
              en: 'counted apart in the same workbook, arrondissement by arrondissement',
            },
          },
          tolerance: 0.1,
        }),
  })
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
