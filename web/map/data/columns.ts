import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { ListedArea } from './types.ts'
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
export type LevelColumns = Omit<OutputOf<typeof getCarte>, 'niveau'> & {
  readonly niveau: AnyNiveau | 'groupes'
}

const LABEL = { eleve: 'e', faible: 'f', indetermine: 'i' } as const

/** The state of a row's figure; undefined while its column is on its way. */
export const statusAt = (
  { states }: LevelColumns,
  indicator: Indicateur,
  row: number,
): FigureStatus | undefined => statusOfLetter(states[indicator]?.[row])

/** What a row's figure bounds; undefined for one that stands for itself. */
export const operatorAt = (
  { operators }: LevelColumns,
  indicator: Indicateur,
  row: number,
): Operator | undefined => operatorOfLetter(operators[indicator]?.[row])

/** The orders of the ARS behind a row's zoning; null where none is loaded. */
export const ordersAt = (
  { arretesZonage }: Pick<LevelColumns, 'arretesZonage'>,
  row: number,
): Orders | null =>
  arretesZonage ? (arretesZonage.editions[arretesZonage.rangs[row] ?? -1] ?? arretesZonage) : null

/** Areas that came with the page, turned to the same columns: the table is there before any request. */
export function columnsFrom(
  niveau: LevelColumns['niveau'],
  items: readonly ListedArea[],
  provenance: Pick<LevelColumns, 'run' | 'method' | 'asOf' | 'demonstration'>,
  arretesZonage?: ArretesZonage,
): LevelColumns {
  const figures = items.map((item) => new Map(item.figures.map((figure) => [figure.indicator, figure])))
  const column = <T>(pick: (indicator: Indicateur, row: number) => T) =>
    Object.fromEntries(
      INDICATEURS.map((indicator) => [indicator, items.map((_, row) => pick(indicator, row))]),
    ) as Record<Indicateur, T[]>
  const states = column(
    (indicator, row) => STATUS_LETTERS[figures[row]!.get(indicator)?.status ?? 'not-applicable'],
  )
  return {
    niveau,
    codes: items.map((item) => item.code),
    noms: items.map((item) => item.nom),
    departements: items.map((item) => item.departement),
    regions: items.map((item) => item.region),
    values: column((indicator, row) => figures[row]!.get(indicator)?.value ?? null),
    lows: column((indicator, row) => figures[row]!.get(indicator)?.low ?? null),
    highs: column((indicator, row) => figures[row]!.get(indicator)?.high ?? null),
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
