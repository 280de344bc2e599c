import type { Statut } from '../../../server/domain/model.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { MapState, KeptStatut } from '../state.ts'
import { statusAt, type LevelColumns } from './columns.ts'

/** Statuses of cabinets that each kept one stands for. */
export const STATUTS_OF: Readonly<Record<KeptStatut, readonly Statut[]>> = {
  ouvert: ['active'],
  reduit: ['reduced'],
  arrete: ['suspended', 'stopped'],
  inconnu: ['unknown'],
}

/** What a filter must have read of a level. */
export const readBy = ({ statut, zone }: Pick<MapState, 'statut' | 'zone'>): readonly Indicateur[] => [
  ...(statut ? [`suivi-${statut}` as const] : []),
  ...(zone ? (['part-zip', 'part-zac', 'population'] as const) : []),
]

/** Which rows the filters by status and zone keep. A count that is withheld is one of somebody: it is kept. */
export function filter(
  columns: LevelColumns,
  { statut, zone }: Pick<MapState, 'statut' | 'zone'>,
): (row: number) => boolean {
  const present = (indicator: Indicateur, row: number): boolean => {
    const value = columns.values[indicator]?.[row]
    if (value != null) return value > 0
    const status = statusAt(columns, indicator, row)
    return status === 'hidden' || status === 'protecting'
  }
  return (row) =>
    (!statut || present(`suivi-${statut}`, row)) &&
    (!zone ||
      (zone === 'hors'
        ? !present('part-zip', row) && !present('part-zac', row)
        : present(`part-${zone}`, row)))
}
