/** Single keys and what they do; no modifier, so that they collide with no browser's own. */
export const SHORTCUTS = [
  { key: '/', action: 'chercher' },
  { key: 't', action: 'tableau' },
  { key: 'g', action: 'graphiques' },
  { key: '?', action: 'aide' },
  { key: 'c', action: 'carte' },
  { key: 'l', action: 'legende' },
  { key: 'j', action: 'lecture' },
] as const
export type Action = (typeof SHORTCUTS)[number]['action']

const KEY = 'relais.carte.raccourcis'

/** Storage may be forbidden: the shortcuts then hold for the visit. */
function keep(active: boolean): void {
  try {
    localStorage.setItem(KEY, active ? 'oui' : 'non')
  } catch {
    // Nothing to keep it in.
  }
}
function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'non'
  } catch {
    return true
  }
}

/** Whether single keys act: people who speak to their computer, or lean on a key, must be able to say no (WCAG 2.1.4). */
class Shortcuts {
  active = $state(typeof localStorage === 'undefined' || read())

  toggle(): void {
    this.active = !this.active
    keep(this.active)
  }

  /** The action of a key, or null: off, with a modifier, or while somebody types or chooses. */
  actionOf(event: KeyboardEvent): Action | null {
    if (!this.active || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null
    const target = event.target
    if (
      target instanceof HTMLElement &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    )
      return null
    return SHORTCUTS.find(({ key }) => key === event.key)?.action ?? null
  }
}
export const shortcuts = new Shortcuts()
