const CLE = 'relais.carte.visite'

/** Whether the first visit was never skipped nor finished here; false where nothing can be kept: it would come back each time. */
export function premiereVisite(): boolean {
  try {
    return localStorage.getItem(CLE) === null
  } catch {
    return false
  }
}

/** From now on the first visit is not shown by itself. */
export function oublierVisite(): void {
  try {
    localStorage.setItem(CLE, 'faite')
  } catch {
    // Nothing to keep it in.
  }
}
