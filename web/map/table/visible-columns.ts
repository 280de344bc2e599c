import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Cartographiable } from '../state.ts'

/** Columns of the table: the chosen indicator first, then what always matters beside it. */
export function colonnesVisibles(indicateur: Cartographiable): readonly Indicateur[] {
  const toujours: readonly Indicateur[] = ['patients-sans-relais', 'risque', 'minutes-active']
  return [indicateur, ...toujours.filter((id) => id !== indicateur)]
}

/** Figures of the sheet of an area, in its order. */
export const colonnesFiche: readonly Indicateur[] = [
  'patients-sans-relais',
  'risque',
  'interruption',
  'sans-alternative',
  'interruptions-attendues',
  'patients-suivis',
  'suivi-ouvert',
  'suivi-reduit',
  'suivi-arrete',
  'suivi-inconnu',
  'minutes-active',
  'accessibilite-asalee',
  'apl-mg65',
  'part-sous-dense',
  'part-zip',
  'besoin',
  'population',
]
