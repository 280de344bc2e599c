import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { Territoire } from './types.ts'
import type { ArretesZonage, getCarte } from '../../../server/contract/sheet.ts'
import {
  OPERATOR_LETTERS,
  operatorOfLetter,
  STATUS_LETTERS,
  statusOfLetter,
  type FigureStatus,
  type Operator,
} from '../../../server/domain/figure.ts'
import type { AnyNiveau } from '../../../server/domain/model.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'
import type { Orders } from '../../../server/domain/zoning.ts'

/** One level, column by column, as `/api/v1/carte/{niveau}` answers it; `groupes` are the reader's own. */
export type Colonnes = Omit<OutputOf<typeof getCarte>, 'niveau'> & {
  readonly niveau: AnyNiveau | 'groupes'
}

const LABEL = { eleve: 'e', faible: 'f', indetermine: 'i' } as const

/** The state of a row's figure; undefined while its column is on its way. */
export const statusAt = (
  { states }: Colonnes,
  indicateur: Indicateur,
  rang: number,
): FigureStatus | undefined => statusOfLetter(states[indicateur]?.[rang])

/** What a row's figure bounds; undefined for one that stands for itself. */
export const operatorAt = (
  { operators }: Colonnes,
  indicateur: Indicateur,
  rang: number,
): Operator | undefined => operatorOfLetter(operators[indicateur]?.[rang])

/** The orders of the ARS behind a row's zoning; null where none is loaded. */
export const ordersAt = ({ arretesZonage }: Pick<Colonnes, 'arretesZonage'>, rang: number): Orders | null =>
  arretesZonage ? (arretesZonage.editions[arretesZonage.rangs[rang] ?? -1] ?? arretesZonage) : null

/** Areas that came with the page, turned to the same columns: the table is there before any request. */
export function colonnesDepuis(
  niveau: Colonnes['niveau'],
  items: readonly Territoire[],
  provenance: Pick<Colonnes, 'run' | 'method' | 'asOf' | 'demonstration'>,
  arretesZonage?: ArretesZonage,
): Colonnes {
  const figures = items.map((item) => new Map(item.figures.map((figure) => [figure.indicator, figure])))
  const column = <T>(pick: (indicateur: Indicateur, row: number) => T) =>
    Object.fromEntries(
      INDICATEURS.map((indicateur) => [indicateur, items.map((_, row) => pick(indicateur, row))]),
    ) as Record<Indicateur, T[]>
  const states = column(
    (indicateur, row) => STATUS_LETTERS[figures[row]!.get(indicateur)?.status ?? 'not-applicable'],
  )
  return {
    niveau,
    codes: items.map((item) => item.code),
    noms: items.map((item) => item.nom),
    departements: items.map((item) => item.departement),
    regions: items.map((item) => item.region),
    values: column((indicateur, row) => figures[row]!.get(indicateur)?.value ?? null),
    lows: column((indicateur, row) => figures[row]!.get(indicateur)?.low ?? null),
    highs: column((indicateur, row) => figures[row]!.get(indicateur)?.high ?? null),
    states: Object.fromEntries(INDICATEURS.map((id) => [id, states[id].join('')])) as Record<
      Indicateur,
      string
    >,
    operators: Object.fromEntries(
      INDICATEURS.map((id) => [
        id,
        figures.map((row) => OPERATOR_LETTERS[row.get(id)?.operator ?? ('' as 'at-least')] ?? '-').join(''),
      ]),
    ),
    labels: items
      .map(
        (item) =>
          LABEL[item.ranks.find((rank) => rank.indicator === 'risque')?.label ?? ('' as 'eleve')] ?? '-',
      )
      .join(''),
    zonages: null,
    ...(arretesZonage && { arretesZonage }),
    ...provenance,
  }
}
