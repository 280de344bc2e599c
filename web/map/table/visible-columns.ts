import type { Indicateur } from '../../../server/domain/situation.ts'
import type { MapState } from '../state.ts'

/** Columns of the table: the chosen indicator first, then what always matters beside it; of a zone, how many live there. */
export function visibleColumns({
  indicator,
  zone,
}: Pick<MapState, 'indicator' | 'zone'>): readonly Indicateur[] {
  const always: readonly Indicateur[] = [
    'patients-sans-relais',
    'risque',
    ...(zone ? (['population'] as const) : (['minutes-active'] as const)),
  ]
  return [indicator, ...always.filter((id) => id !== indicator)]
}

/** Figures of the sheet of an area, in its order. */
export const sheetIndicators: readonly Indicateur[] = [
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
