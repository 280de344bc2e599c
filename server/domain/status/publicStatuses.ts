import type { PublicStatus, StatusEvent } from '../model.ts'
import { publicStatus } from './publicStatus.ts'

/** The public status of every cabinet of `ids` on the day `asOf`, in the order of `ids`. */
export function publicStatuses(
  ids: readonly string[],
  events: readonly StatusEvent[],
  asOf: string,
  knownAt?: string,
): PublicStatus[] {
  const byCabinet = new Map<string, StatusEvent[]>()
  for (const event of events) {
    const own = byCabinet.get(event.cabinetId)
    if (own) own.push(event)
    else byCabinet.set(event.cabinetId, [event])
  }
  return ids.map((id) => publicStatus(byCabinet.get(id) ?? [], asOf, knownAt))
}
