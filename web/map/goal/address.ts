import { GOAL_CABINETS, GOAL_RANGES, type Goal } from '../../../server/domain/goal/goal.ts'

/** A goal as the address writes it: `30/80`, `30/80/tous`. */
export const writeGoal = ({ minutes, part, cabinets }: Goal): string =>
  [minutes, Math.round(part * 100), ...(cabinets === 'ouverts' ? [] : [cabinets])].join('/')

/** Reads it back; null for what is none, or lies outside of what can be slid through. */
export function readGoal(text: string | null): Goal | null {
  const match = /^(\d{1,2})\/(\d{1,3})(?:\/(\w+))?$/.exec(text ?? '')
  if (!match) return null
  const [minutes, part] = [Number(match[1]), Number(match[2])]
  const cabinets = GOAL_CABINETS.find((one) => one === (match[3] ?? 'ouverts'))
  const within = (value: number, { least, most }: { least: number; most: number }): boolean =>
    value >= least && value <= most
  return cabinets && within(minutes, GOAL_RANGES.minutes) && within(part, GOAL_RANGES.part)
    ? { minutes, part: part / 100, cabinets }
    : null
}
