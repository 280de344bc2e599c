import type { Cabinet, Statut } from '../../domain/model.ts'
import type { View } from './view.ts'

const made = new WeakMap<View, Map<string, Uint8Array>>()

/** 1 for each of the cabinets of an atlas whose status on the day of a view is one of `statuses`, made once a view and choice. */
export function statusMask(
  view: View,
  cabinets: readonly Cabinet[],
  statuses: readonly Statut[],
): Uint8Array {
  const byChoice = made.get(view) ?? new Map<string, Uint8Array>()
  made.set(view, byChoice)
  const choice = [...new Set(statuses)].sort().join()
  const known = byChoice.get(choice)
  if (known) return known
  const mask = Uint8Array.from(cabinets, ({ id }) =>
    statuses.includes(view.statuses.get(id)!.value) ? 1 : 0,
  )
  byChoice.set(choice, mask)
  return mask
}
