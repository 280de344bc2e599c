import type { Figure } from './figure.ts'
import { LEAST_SHOWN } from './secrecy/round.ts'

/**
 * Whether a figure is at least `min`: what is published may not tell. A lower bound below it, a class that holds it and a value
 * that is not shown are not known to be below, so that they are neither chosen nor left out without a word.
 */
export function reachesLimit(
  figure: Pick<Figure, 'status' | 'value' | 'class' | 'operator'> | undefined,
  min: number,
): boolean | 'untold' {
  if (!figure) return 'untold'
  const { status, value, class: bounds, operator } = figure
  if (status === 'hidden') return min >= LEAST_SHOWN ? false : 'untold'
  if (status === 'class' && bounds) {
    if (bounds.min >= min) return true
    return bounds.max < min ? false : 'untold'
  }
  if (status !== 'ok' || value === null) return 'untold'
  return value >= min ? true : operator ? 'untold' : false
}
