import type { Component } from 'svelte'
import type { Carte } from './map-page.svelte.ts'
import type { Panneau } from './state.ts'

/** How each tab of the side pane but the table is fetched: who never opens one never downloads it. */
export const PANNEAUX_CHARGES: Readonly<
  Record<Exclude<Panneau, 'tableau'>, () => Promise<{ readonly default: Component<{ carte: Carte }> }>>
> = {
  graphiques: () => import('./charts/Charts.svelte'),
  scenario: () => import('./scenario/Panel.svelte'),
  donnees: () => import('./own/Own.svelte'),
  aide: () => import('./help/Help.svelte'),
}
