import type { Etat } from '../state.ts'
import { dansPerimetre } from '../table/rows.ts'
import { operatorAt, statusAt, type Colonnes } from './columns.ts'
import type { Peinture } from './painting.ts'

const AUCUN: ReadonlySet<number> = new Set()

/**
 * Rows of the fifth of the areas with the highest risk by the figure shown, ties included, among those in sight; none where risks
 * are told in classes, where surfaces show something else, or among fewer than five.
 */
export function cinquieme(
  colonnes: Colonnes,
  { genre }: Pick<Peinture, 'genre'>,
  { indicateur, perimetre }: Pick<Etat, 'indicateur' | 'perimetre'>,
): ReadonlySet<number> {
  const risques = colonnes.values.risque
  if (genre !== 'indicateur' || indicateur !== 'risque' || !risques) return AUCUN
  const rangs = colonnes.codes.flatMap((_, rang) =>
    risques[rang] != null &&
    statusAt(colonnes, 'risque', rang) === 'ok' &&
    operatorAt(colonnes, 'risque', rang) === undefined &&
    dansPerimetre(colonnes, rang, perimetre)
      ? [rang]
      : [],
  )
  if (rangs.length < 5) return AUCUN
  const seuil = rangs.map((rang) => risques[rang]!).sort((a, b) => b - a)[Math.ceil(rangs.length / 5) - 1]!
  return new Set(rangs.filter((rang) => risques[rang]! >= seuil))
}
