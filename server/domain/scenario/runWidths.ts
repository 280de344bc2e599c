import type { PublicLevel } from '../publish.ts'
import { quantile } from '../quantile.ts'

/** Levels whose widths are told. */
export const WIDTH_LEVELS = ['region', 'departement', 'circonscription'] as const

/** Half-widths of the intervals of the followed patients, relative to the figure: the median of each level's areas. */
export type Widths = Readonly<Record<(typeof WIDTH_LEVELS)[number], number>>

/** The widths of a calculation, from its published figures; null while a level has no interval. */
export function runWidths(
  levels: Readonly<Record<(typeof WIDTH_LEVELS)[number], Pick<PublicLevel, 'codes' | 'figure'>>>,
): Widths | null {
  const medians = WIDTH_LEVELS.map((niveau): [string, number] => {
    const { codes, figure } = levels[niveau]
    const widths = codes
      .flatMap((_, index) => {
        const { value, low, high } = figure(index, 'patients-suivis')
        return value !== null && value > 0 && low !== null && high !== null ? [(high - low) / 2 / value] : []
      })
      .sort((a, b) => a - b)
    return [niveau, quantile(widths, 0.5)]
  })
  return medians.some(([, width]) => Number.isNaN(width)) ? null : (Object.fromEntries(medians) as Widths)
}
