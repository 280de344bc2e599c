const KEY = 'relais.carte.visite'

/** Whether the first visit was never skipped nor finished here; false where nothing can be kept: it would come back each time. */
export function isFirstVisit(): boolean {
  try {
    return localStorage.getItem(KEY) === null
  } catch {
    return false
  }
}

/** From now on the first visit is not shown by itself. */
export function forgetVisit(): void {
  try {
    localStorage.setItem(KEY, 'faite')
  } catch {
    // Nothing to keep it in.
  }
}
