import { tick } from 'svelte'
import type { MapPage } from '../map-page.svelte.ts'
import type { Action } from './shortcuts.svelte.ts'

const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus()

/** Does what a shortcut says, and brings the keyboard where it leads. */
export function act(page: MapPage, action: Exclude<Action, 'legende'>): void {
  if (action === 'chercher') return focusOn('.commandes input[type="search"]')
  if (action === 'carte') return focusOn('.plan canvas')
  if (action === 'lecture') return page.play()
  page.change({ panel: action })
  void tick().then(() => focusOn(`#onglet-${action}`))
}
