import type { Niveau } from '../../../server/domain/model.ts'
import type { Carte } from '../carte.svelte.ts'
import { REGIONS } from '../regions.ts'
import { t } from './mots.ts'

/** The name of an area, as far as the page knows it; its code otherwise. */
export function nomDe(carte: Carte, niveau: Niveau, code: string): string {
  if (niveau === 'france') return t(carte.locale).france
  if (niveau === 'region') return REGIONS.find(([region]) => region === code)?.[1] ?? code
  const colonnes = carte.niveau(niveau)
  const rang = colonnes?.codes.indexOf(code) ?? -1
  return rang >= 0 ? (colonnes?.noms[rang] ?? code) : code
}
