import { number } from '../../ui/format.ts'
import { t as statuts } from '../../ui/status-words.ts'
import type { Carte } from '../map-page.svelte.ts'
import { chiffre } from '../write-figure.ts'
import type { Touche } from './controller.ts'

/** What the tooltip says of what is under the pointer: its name, and the figure that its colour shows; null when unknown. */
export function wordsOf(
  carte: Carte,
  touche: Touche,
): { readonly texte: string; readonly chiffre: string } | null {
  const { locale, mots } = carte
  if (touche.genre === 'mienne') return touche.nom ? { texte: touche.nom, chiffre: '' } : null
  if (touche.genre === 'grappe')
    return { texte: mots.grappe(number(locale, touche.cabinets), number(locale, touche.actifs)), chiffre: '' }
  if (touche.genre === 'cabinet') {
    const cabinet = carte.cabinets?.get(touche.id)
    return cabinet ? { texte: cabinet.name, chiffre: statuts(locale).value[cabinet.status.value] } : null
  }
  const colonnes = carte.niveau(touche.niveau)
  const rang = colonnes?.codes.indexOf(touche.code) ?? -1
  if (!colonnes || rang < 0) return null
  const { legende } = carte.peinture
  return {
    texte: touche.nom || (colonnes.noms[rang] ?? touche.code),
    chiffre: legende
      ? legende.chiffre(touche.niveau, touche.code)
      : chiffre(locale, colonnes, carte.etat.indicateur, rang).texte,
  }
}
