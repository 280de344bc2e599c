import { isTimed, type Slot } from './model.ts'

const PART_ORDER = { morning: 0, afternoon: 1, day: 2 } as const

/**
 * The slots of a day in order; null when they contradict one another: hours that overlap (does the second mend the first, or add
 * to it?), or a part beside hours.
 */
export function mergeSlots(slots: readonly Slot[]): readonly Slot[] | null {
  const timed = slots.filter(isTimed).sort((a, b) => a.from - b.from || a.to - b.to)
  const parts = [...new Set(slots.flatMap((slot) => (isTimed(slot) ? [] : [slot.part])))]
  if (timed.length > 0 && parts.length > 0) return null
  if (timed.some(({ from }, at) => at > 0 && from < timed[at - 1]!.to)) return null
  if (timed.length > 0)
    // 9 h–12 h and 12 h–14 h are one stay.
    return timed.reduce<{ from: number; to: number }[]>((done, { from, to }) => {
      const last = done.at(-1)
      if (last?.to === from) last.to = to
      else done.push({ from, to })
      return done
    }, [])
  if (parts.length > 1) return parts.includes('day') ? null : [{ part: 'day' }]
  return [...parts].sort((a, b) => PART_ORDER[a] - PART_ORDER[b]).map((part) => ({ part }))
}
