import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Etat } from '../state.ts'

/** Columns of the table: the chosen indicator first, then what always matters beside it; of a zone, how many live there. */
export function colonnesVisibles({
  indicateur,
  zone,
}: Pick<Etat, 'indicateur' | 'zone'>): readonly Indicateur[] {
  const toujours: readonly Indicateur[] = [
    'patients-sans-relais',
    'risque',
    ...(zone ? (['population'] as const) : (['minutes-active'] as const)),
  ]
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
