import { isCopied, reserveOf } from '../../../server/domain/reserves.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { operatorAt, statusAt, type Colonnes } from '../data/columns.ts'
import type { Perimetre } from '../state.ts'
import { dansPerimetre } from './rows.ts'

/** Where the value shown of an area stands among those of the focus; 1 is the highest. */
export interface Rang {
  readonly rang: number
  readonly de: number
}

/**
 * The place of row `rang` by the value of an indicator among the areas of the focus that have one. Of the whole country the published
 * rank is told, with its range; a focus has no draws of its own. Null for a hidden value, a lower bound, and classes of communes.
 */
export function rankIn(
  colonnes: Colonnes,
  indicateur: Indicateur,
  rang: number,
  perimetre: Perimetre,
): Rang | null {
  const values = colonnes.values[indicateur] ?? []
  const value = values[rang]
  // A copied value, one without its local part, or a bound has no place among the others.
  const ranked = (autre: number): boolean =>
    !isUnranked(colonnes, indicateur, autre) && operatorAt(colonnes, indicateur, autre) === undefined
  if (!ranked(rang)) return null
  if (value == null || statusAt(colonnes, indicateur, rang) === 'class') return null
  let [devant, de] = [0, 0]
  values.forEach((other, autre) => {
    if (other == null || !ranked(autre) || !dansPerimetre(colonnes, autre, perimetre)) return
    de++
    if (other > value) devant++
  })
  return { rang: devant + 1, de }
}

function isUnranked(
  { niveau: dit, codes, departements, regions }: Colonnes,
  indicateur: Indicateur,
  rang: number,
): boolean {
  // Groups of one's own are told between two ends and have no rank.
  if (dit === 'groupes') return true
  const niveau = dit
  if (indicateur === 'part-75') return isCopied(indicateur, niveau)
  const [departement, region] = [departements[rang] ?? null, regions[rang] ?? null]
  return (
    indicateur === 'besoin' &&
    reserveOf('besoin', { niveau, code: codes[rang]!, departement, region }) !== null
  )
}
