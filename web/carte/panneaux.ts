import type { Component } from 'svelte'
import type { Carte } from './carte.svelte.ts'
import type { Panneau } from './etat.ts'

/** How each tab of the side pane but the table is fetched: who never opens one never downloads it. */
export const PANNEAUX_CHARGES: Readonly<
  Record<Exclude<Panneau, 'tableau'>, () => Promise<{ readonly default: Component<{ carte: Carte }> }>>
> = {
  graphiques: () => import('./graphiques/Graphiques.svelte'),
  scenario: () => import('./scenario/Panneau.svelte'),
  aide: () => import('./aide/Aide.svelte'),
}
