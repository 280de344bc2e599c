import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { Carte } from '../map-page.svelte.ts'
import { writeValue } from '../../../server/domain/writeFigure.ts'
import type { Chiffre } from '../write-figure.ts'
import { dansPerimetre } from './rows.ts'

/**
 * The sum of a count over the départements of a focus that has no published figure of its own; rates have none. A
 * hidden part makes it a floor, and rounded parts make it approximate: both are said.
 */
export function sumOf(carte: Carte, indicateur: Indicateur): Chiffre {
  const { mots: w, locale, etat } = carte
  const aucun = (texte: string): Chiffre => ({ texte, intervalle: null, bref: null, connu: false })
  const { kind } = INDICATORS[indicateur]
  if (kind !== 'persons' && kind !== 'count') return aucun('—')
  const colonnes = carte.niveau('departement')
  if (!colonnes) return aucun(w.nonCalcule)
  const parts = colonnes.codes.flatMap((_, rang) =>
    dansPerimetre(colonnes, rang, etat.perimetre) ? [colonnes.values[indicateur]?.[rang] ?? null] : [],
  )
  const somme = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  const texte = writeValue(locale, indicateur, somme)
  const bref = parts.includes(null) ? w.auMoins : kind === 'persons' ? w.sommeArrondis : null
  return { texte, intervalle: bref, bref, connu: true }
}
