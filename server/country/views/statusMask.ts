import type { Statut } from '../../domain/model.ts'
import type { View } from './view.ts'

const made = new WeakMap<View, Map<string, Uint8Array>>()

/** 1 for each cabinet, in the order of the atlas, whose status on the day of a view is one of `statuses`; made once a view and choice. */
export function statusMask(view: View, statuses: readonly Statut[]): Uint8Array {
  const byChoice = made.get(view) ?? new Map<string, Uint8Array>()
  made.set(view, byChoice)
  const choice = [...new Set(statuses)].sort().join()
  const known = byChoice.get(choice)
  if (known) return known
  const mask = Uint8Array.from(view.statuses.values(), ({ value }) => (statuses.includes(value) ? 1 : 0))
  byChoice.set(choice, mask)
  return mask
}
