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
   * Whether the 5–95 % interval of the difference excludes 0, draw by draw, or the figure rests on no estimate; false where the
   * draws of both days have not come, and for the classes of communes.
   */
  readonly etabli: boolean
}

/** `verdicts`: one letter a row, as the service tells of these two days. The value of `apres` minus the one of `avant` for the area in row `rang`; null where either is missing. */
export function ecartDe(
  apres: Colonnes,
  avant: Colonnes | undefined,
  indicateur: Indicateur,
  rang: number,
  verdicts: string | undefined,
): Ecart | null {
  // Levels keep their areas and their order from day to day; another list would compare other places.
  if (!avant || avant.codes[rang] !== apres.codes[rang]) return null
  const [a, b] = [apres.values[indicateur]?.[rang], avant.values[indicateur]?.[rang]]
  if (a == null || b == null) return null
  return {
    value: Number((a - b).toPrecision(12)),
    etabli: !INDICATORS[indicateur].modelled || verdicts?.[rang] === 'e',
  }
}
