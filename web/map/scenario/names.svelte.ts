import { SvelteMap } from 'svelte/reactivity'
import type { LevelColumns } from '../data/columns.ts'
import type { MapPage } from '../map-page.svelte.ts'
import { REGIONS } from '../regions.ts'
import { t } from './words.ts'

/** Names of the few communes that a scenario opens posts in, by code; the table of all of them weighs too much to ask for. */
const communes = new SvelteMap<string, string>()
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- what was asked for once; nothing shows it
const asked = new Set<string>()

async function ask(code: string): Promise<void> {
  if (asked.has(code)) return
  asked.add(code)
  const response = await fetch(`/api/v1/territoires/commune/${code}`).catch(() => null)
  if (!response?.ok) return void asked.delete(code)
  communes.set(code, ((await response.json()) as { nom: string }).nom)
}

/** The name of an area, as far as the page knows it; its code otherwise, and until a commune's name has come. */
export function nameOf(page: MapPage, niveau: LevelColumns['niveau'], code: string): string {
  if (niveau === 'france') return t(page.locale).france
  if (niveau === 'region') return REGIONS.find(([region]) => region === code)?.[1] ?? code
  const columns = page.niveau(niveau)
  const nom = columns?.noms[columns.codes.indexOf(code)]
  if (nom !== undefined || niveau !== 'commune') return nom ?? code
  if (typeof window !== 'undefined') void ask(code)
  return communes.get(code) ?? code
}
