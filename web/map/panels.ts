import type { Component } from 'svelte'
import type { MapPage } from './map-page.svelte.ts'
import type { PanelName } from './state.ts'

/** How each tab of the side pane but the table is fetched: who never opens one never downloads it. */
export const LOADED_PANELS: Readonly<
  Record<Exclude<PanelName, 'tableau'>, () => Promise<{ readonly default: Component<{ page: MapPage }> }>>
> = {
  graphiques: () => import('./charts/Charts.svelte'),
  scenario: () => import('./scenario/Panel.svelte'),
  donnees: () => import('./own/Own.svelte'),
  aide: () => import('./help/Help.svelte'),
}
