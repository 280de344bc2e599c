import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Colonnes } from './columns.ts'

/**
 * Steps of the difference map, in the indicator's unit, frozen so that two maps compare. What does not change with the
 * statuses of cabinets has none: its difference would only be that of two editions of a file.
 */
export const PALIERS: Partial<Readonly<Record<Indicateur, readonly [number, number, number]>>> = {
  risque: [2, 5, 10],
  interruption: [0.05, 0.1, 0.2],
  'sans-alternative': [0.02, 0.05, 0.1],
  'minutes-active': [1, 5, 10],
  'accessibilite-asalee': [0.5, 1, 2],
}

/** What changed in an area between two days. */
export interface Ecart {
  readonly value: number
  /**
   * False when the two intervals overlap, or when the figure is uncertain and has none; true when it rests on no
   * estimate with an interval. Overlap is a cautious test: the two days share most of what is uncertain.
   */
  readonly etabli: boolean
}

/** The value of `apres` minus the one of `avant` for the area in row `rang`; null where either is missing. */
export function ecartDe(
  apres: Colonnes,
  avant: Colonnes | undefined,
  indicateur: Indicateur,
  rang: number,
): Ecart | null {
  // Levels keep their areas and their order from day to day; another list would compare other places.
  if (!avant || avant.codes[rang] !== apres.codes[rang]) return null
  const [a, b] = [apres.values[indicateur]?.[rang], avant.values[indicateur]?.[rang]]
  if (a == null || b == null) return null
  return { value: Number((a - b).toPrecision(12)), etabli: disjoints(apres, avant, indicateur, rang) }
}

function disjoints(apres: Colonnes, avant: Colonnes, indicateur: Indicateur, rang: number): boolean {
  if (!INDICATORS[indicateur].modelled) return true
  // What communes have instead of an interval is the class they fall in.
  if (apres.niveau === 'commune') return false
  const [l1, h1] = [apres.lows[indicateur]?.[rang], apres.highs[indicateur]?.[rang]]
  const [l2, h2] = [avant.lows[indicateur]?.[rang], avant.highs[indicateur]?.[rang]]
  if (l1 == null || h1 == null || l2 == null || h2 == null) return false
  return l1 > h2 || l2 > h1
}
