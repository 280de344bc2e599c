/** Single keys and what they do; no modifier, so that they collide with no browser's own. */
export const RACCOURCIS = [
  { touche: '/', action: 'chercher' },
  { touche: 't', action: 'tableau' },
  { touche: 'g', action: 'graphiques' },
  { touche: '?', action: 'aide' },
  { touche: 'c', action: 'carte' },
  { touche: 'l', action: 'legende' },
  { touche: 'j', action: 'lecture' },
] as const
export type Action = (typeof RACCOURCIS)[number]['action']

const CLE = 'relais.carte.raccourcis'

/** Storage may be forbidden: the shortcuts then hold for the visit. */
function garder(actifs: boolean): void {
  try {
    localStorage.setItem(CLE, actifs ? 'oui' : 'non')
  } catch {
    // Nothing to keep it in.
  }
}
function lire(): boolean {
  try {
    return localStorage.getItem(CLE) !== 'non'
  } catch {
    return true
  }
}

/** Whether single keys act: people who speak to their computer, or lean on a key, must be able to say no (WCAG 2.1.4). */
class Raccourcis {
  actifs = $state(typeof localStorage === 'undefined' || lire())

  basculer(): void {
    this.actifs = !this.actifs
    garder(this.actifs)
  }

  /** The action of a key, or null: off, with a modifier, or while somebody types or chooses. */
  actionDe(event: KeyboardEvent): Action | null {
    if (!this.actifs || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null
    const ou = event.target
    if (ou instanceof HTMLElement && (ou.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(ou.tagName)))
      return null
    return RACCOURCIS.find(({ touche }) => touche === event.key)?.action ?? null
  }
}
export const raccourcis = new Raccourcis()
