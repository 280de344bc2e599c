import { INDICATORS } from '../../../server/domain/indicators.ts'
import { isCopied, reserveOf } from '../../../server/domain/reserves.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { statusAt, type Colonnes } from '../data/columns.ts'
import type { Perimetre } from '../state.ts'
import { dansPerimetre } from './rows.ts'

/** Where an area stands among those of the focus; 1 is the highest value. */
export interface Rang {
  readonly rang: number
  readonly de: number
  /** Between which places the intervals leave it; null where some are not computed, or the figure has none. */
  readonly entre: readonly [number, number] | null
}

/**
 * The place of row `rang` by the value of an indicator among the areas of the focus that have one. `entre` counts as
 * certainly higher only areas whose interval lies wholly above. Null for a hidden value, and for classes of communes.
 */
export function rankIn(
  colonnes: Colonnes,
  indicateur: Indicateur,
  rang: number,
  perimetre: Perimetre | null,
): Rang | null {
  const values = colonnes.values[indicateur] ?? []
  const value = values[rang]
  const { modelled } = INDICATORS[indicateur]
  // A copied value, or one without its local part, has no place among the others.
  const ranked = (autre: number): boolean => !isUnranked(colonnes, indicateur, autre)
  if (!ranked(rang)) return null
  if (value == null || statusAt(colonnes, indicateur, rang) === 'class') return null
  const [low, high] = [colonnes.lows[indicateur]?.[rang], colonnes.highs[indicateur]?.[rang]]
  let [devant, de, surement, derriere, sans] = [0, 0, 0, 0, low == null || high == null]
  for (let autre = 0; autre < values.length; autre++) {
    const other = values[autre]
    if (other == null || !ranked(autre) || !dansPerimetre(colonnes, autre, perimetre)) continue
    de++
    if (autre === rang) continue
    if (other > value) devant++
    const [l, h] = [colonnes.lows[indicateur]?.[autre], colonnes.highs[indicateur]?.[autre]]
    if (l == null || h == null) sans = true
    else if (l > high!) surement++
    else if (h < low!) derriere++
  }
  return { rang: devant + 1, de, entre: modelled && !sans ? [surement + 1, de - derriere] : null }
}

function isUnranked(
  { niveau, codes, departements, regions }: Colonnes,
  indicateur: Indicateur,
  rang: number,
): boolean {
  if (indicateur === 'part-75') return isCopied(indicateur, niveau)
  const [departement, region] = [departements[rang] ?? null, regions[rang] ?? null]
  return (
    indicateur === 'besoin' &&
    reserveOf('besoin', { niveau, code: codes[rang]!, departement, region }) !== null
  )
}
