import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Cartographiable } from '../etat.ts'

/** Columns of the table: the chosen indicator first, then what always matters beside it. */
export function colonnesVisibles(indicateur: Cartographiable): readonly Indicateur[] {
  const toujours: readonly Indicateur[] = ['risque', 'patients-affectes', 'minutes-active']
  return [indicateur, ...toujours.filter((id) => id !== indicateur)]
}
