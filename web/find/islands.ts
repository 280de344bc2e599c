/**
 * Inhabited islands without a fixed link that are a part of a mainland commune, by its code: no table of communes can tell them
 * apart, so they are told in words (general knowledge; communes that are islands have a network of their own).
 */
const ISLANDS: Readonly<Record<string, string>> = {
  '83069': 'Porquerolles, Port-Cros, Le Levant',
  '06029': 'Sainte-Marguerite, Saint-Honorat',
  '13055': 'Le Frioul',
  '13207': 'Le Frioul',
  '50218': 'Chausey',
  '29058': 'Les Glénan',
}

/** The islands of a mainland commune, as they are named there; null for nearly all. */
export const islandsOf = (codeCommune: string | null | undefined): string | null =>
  ISLANDS[codeCommune ?? ''] ?? null
