import type { Statut } from '../../../server/domain/model.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Etat, StatutGarde } from '../state.ts'
import { statusAt, type Colonnes } from './columns.ts'

/** Statuses of cabinets that each kept one stands for. */
export const STATUTS_DE: Readonly<Record<StatutGarde, readonly Statut[]>> = {
  ouvert: ['active'],
  reduit: ['reduced'],
  arrete: ['suspended', 'stopped'],
  inconnu: ['unknown'],
}

/** What a filter must have read of a level. */
export const lusPar = ({ statut, zone }: Pick<Etat, 'statut' | 'zone'>): readonly Indicateur[] => [
  ...(statut ? [`suivi-${statut}` as const] : []),
  ...(zone ? (['part-zip', 'part-zac', 'population'] as const) : []),
]

/** Which rows the filters by status and zone keep. A count that is withheld is one of somebody: it is kept. */
export function filtre(
  colonnes: Colonnes,
  { statut, zone }: Pick<Etat, 'statut' | 'zone'>,
): (rang: number) => boolean {
  const presents = (indicateur: Indicateur, rang: number): boolean => {
    const value = colonnes.values[indicateur]?.[rang]
    if (value != null) return value > 0
    const status = statusAt(colonnes, indicateur, rang)
    return status === 'hidden' || status === 'protecting'
  }
  return (rang) =>
    (!statut || presents(`suivi-${statut}`, rang)) &&
    (!zone ||
      (zone === 'hors'
        ? !presents('part-zip', rang) && !presents('part-zac', rang)
        : presents(`part-${zone}`, rang)))
}
