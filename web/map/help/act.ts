import { tick } from 'svelte'
import type { Carte } from '../map-page.svelte.ts'
import type { Action } from './shortcuts.svelte.ts'

const alle = (selecteur: string): void => document.querySelector<HTMLElement>(selecteur)?.focus()

/** Does what a shortcut says, and brings the keyboard where it leads. */
export function agir(carte: Carte, action: Exclude<Action, 'legende'>): void {
  if (action === 'chercher') return alle('.commandes input[type="search"]')
  if (action === 'carte') return alle('.plan canvas')
  if (action === 'lecture') return carte.lire()
  carte.changer({ panneau: action })
  void tick().then(() => alle(`#onglet-${action}`))
}
