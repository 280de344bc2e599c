import type { Kept } from '../../db/kept.ts'
import { inOrder, type Allocation } from '../../domain/allocate.ts'
import type { Inputs } from '../../domain/model.ts'
import type { Allocated } from './view.ts'

/** An allocation without the communes and cabinets that it was made from. */
interface KeptAllocation extends Omit<Allocated, 'allocation'> {
  readonly figures: Omit<Allocation, 'communes' | 'cabinets'>
}

/** The allocation of these inputs, which `key` names: the one that was kept, or a new one, kept from now on. */
export function keptAllocation(kept: Kept, key: string, inputs: Inputs, make: () => Allocated): Allocated {
  const found = kept.find<KeptAllocation>('allocation', key)
  if (found) return { durationMs: found.durationMs, allocation: { ...found.figures, ...inOrder(inputs) } }
  const { allocation, durationMs } = make()
  const { communes: _communes, cabinets: _cabinets, ...figures } = allocation
  kept.put<KeptAllocation>('allocation', key, { durationMs, figures })
  return { allocation, durationMs }
}
