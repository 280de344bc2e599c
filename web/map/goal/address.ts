import { GOAL_CABINETS, GOAL_RANGES, type Goal } from '../../../server/domain/goal/goal.ts'

/** A goal as the address writes it: `30/80`, `30/80/tous`. */
export const ecrireObjectif = ({ minutes, part, cabinets }: Goal): string =>
  [minutes, Math.round(part * 100), ...(cabinets === 'ouverts' ? [] : [cabinets])].join('/')

/** Reads it back; null for what is none, or lies outside of what can be slid through. */
export function lireObjectif(texte: string | null): Goal | null {
  const match = /^(\d{1,2})\/(\d{1,3})(?:\/(\w+))?$/.exec(texte ?? '')
  if (!match) return null
  const [minutes, part] = [Number(match[1]), Number(match[2])]
  const cabinets = GOAL_CABINETS.find((un) => un === (match[3] ?? 'ouverts'))
  const dans = (value: number, { least, most }: { least: number; most: number }): boolean =>
    value >= least && value <= most
  return cabinets && dans(minutes, GOAL_RANGES.minutes) && dans(part, GOAL_RANGES.part)
    ? { minutes, part: part / 100, cabinets }
    : null
}
