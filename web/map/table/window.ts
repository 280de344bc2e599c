/** Height of a row, CSS pixels; `Rangee.svelte` sets the same in its style. */
export const RANGEE = 48
/** Up to this many rows are simply all there: readable without scripts, found by the browser's own search. */
const TOUTES = 150
/** Rows kept beyond each edge, so that scrolling never shows a gap. */
const MARGE = 12

export interface Fenetre {
  readonly debut: number
  readonly fin: number
  /** Pixels standing for the rows above and below. */
  readonly avant: number
  readonly apres: number
}

/** Which of `n` rows to draw when the frame, `hauteur` pixels high, is scrolled by `defile` pixels. */
export function fenetre(n: number, defile: number, hauteur: number): Fenetre {
  if (n <= TOUTES) return { debut: 0, fin: n, avant: 0, apres: 0 }
  const visibles = Math.ceil((hauteur || 800) / RANGEE)
  const premiere = Math.min(Math.max(0, Math.floor(defile / RANGEE)), Math.max(0, n - visibles))
  const debut = Math.max(0, premiere - MARGE)
  const fin = Math.min(n, premiere + visibles + MARGE)
  return { debut, fin, avant: debut * RANGEE, apres: (n - fin) * RANGEE }
}

/** Rows that go to paper: some twenty pages. What is left out is said, and goes to files. */
export const RANGEES_IMPRIMEES = 600

/** The rows of a print: from the first on, nothing standing for the others. */
export const imprimees = (n: number): Fenetre => ({
  debut: 0,
  fin: Math.min(n, RANGEES_IMPRIMEES),
  avant: 0,
  apres: 0,
})
