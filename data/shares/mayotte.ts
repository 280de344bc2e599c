import type { Share } from './share.ts'

/**
 * Mamoudzou is divided between the two circonscriptions of Mayotte (cantons I and II of its day in the first, III in the second), which the
 * published outlines ignore and INSEE's table, without Mayotte, does not say.
 */
export const MAYOTTE_DIVIDED = { commune: '97611', circonscriptions: ['976-01', '976-02'] } as const

/**
 * Shares of the communes of Mayotte: whole, by outline, but for Mamoudzou, which gives each circonscription what it lacks of its published
 * population. The portrait and the COG both carry the census of 2017, so the 17 communes and the two circonscriptions have the same total.
 */
export function mayotteShares(
  byContour: ReadonlyMap<string, string>,
  populations: ReadonlyMap<string, number>,
  portraits: ReadonlyMap<string, number>,
): Share[] {
  const { commune: divided, circonscriptions } = MAYOTTE_DIVIDED
  const whole = [...byContour].filter(([commune]) => commune.startsWith('976') && commune !== divided)
  const [first, second] = circonscriptions
  const placed = whole
    .filter(([, code]) => code === first)
    .reduce((sum, [commune]) => sum + (populations.get(commune) ?? NaN), 0)
  const part = ((portraits.get(first) ?? NaN) - placed) / (populations.get(divided) ?? NaN)
  if (!(part > 0 && part < 1))
    throw new Error(`Mayotte: the outlines and the populations of the circonscriptions disagree (${part})`)
  const millionths = Math.round(part * 1e6)
  return [
    ...whole.map(([commune, circonscription]): Share => ({
      commune,
      circonscription,
      millionths: 1e6,
      regle: 'contours',
    })),
    { commune: divided, circonscription: first, millionths, regle: 'ajustee' },
    { commune: divided, circonscription: second, millionths: 1e6 - millionths, regle: 'ajustee' },
  ]
}
