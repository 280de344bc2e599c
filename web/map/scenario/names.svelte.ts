import { SvelteMap } from 'svelte/reactivity'
import type { Colonnes } from '../data/columns.ts'
import type { Carte } from '../map-page.svelte.ts'
import { REGIONS } from '../regions.ts'
import { t } from './words.ts'

/** Names of the few communes that a scenario opens posts in, by code; the table of all of them weighs too much to ask for. */
const communes = new SvelteMap<string, string>()
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- what was asked for once; nothing shows it
const demandees = new Set<string>()

async function demander(code: string): Promise<void> {
  if (demandees.has(code)) return
  demandees.add(code)
  const reponse = await fetch(`/api/v1/territoires/commune/${code}`).catch(() => null)
  if (!reponse?.ok) return void demandees.delete(code)
  communes.set(code, ((await reponse.json()) as { nom: string }).nom)
}

/** The name of an area, as far as the page knows it; its code otherwise, and until a commune's name has come. */
export function nomDe(carte: Carte, niveau: Colonnes['niveau'], code: string): string {
  if (niveau === 'france') return t(carte.locale).france
  if (niveau === 'region') return REGIONS.find(([region]) => region === code)?.[1] ?? code
  const colonnes = carte.niveau(niveau)
  const nom = colonnes?.noms[colonnes.codes.indexOf(code)]
  if (nom !== undefined || niveau !== 'commune') return nom ?? code
  if (typeof window !== 'undefined') void demander(code)
  return communes.get(code) ?? code
}
