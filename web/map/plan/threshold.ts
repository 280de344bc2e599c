import type { Map as CarteLibre } from 'maplibre-gl'
import type { Colonnes } from '../data/columns.ts'

/** Communes in the order of their APL, made once a set of columns. */
export interface Ordre {
  readonly codes: readonly string[]
  readonly apl: Float64Array
}

/** Communes by rising APL; those without one are left out, for nothing says they are under any threshold. */
export function parApl({ codes, values }: Pick<Colonnes, 'codes' | 'values'>): Ordre {
  const apl = values['apl-mg65'] ?? []
  const rangs = codes.flatMap((_, rang) => (apl[rang] == null ? [] : [rang]))
  rangs.sort((a, b) => apl[a]! - apl[b]!)
  return { codes: rangs.map((rang) => codes[rang]!), apl: Float64Array.from(rangs, (rang) => apl[rang]!) }
}

/** How many of the rising `apl` are under `seuil`. */
export function sous(apl: Float64Array, seuil: number): number {
  let [bas, haut] = [0, apl.length]
  while (bas < haut) {
    const milieu = (bas + haut) >> 1
    if (apl[milieu]! < seuil) bas = milieu + 1
    else haut = milieu
  }
  return bas
}

/** Communes told to the map between two frames: the first time a third of the country changes at once. */
const PAR_IMAGE = 2000

/**
 * Tells the map which communes are under the threshold, and when it slides only those it passes: dragging costs what
 * changes, never a look at 35,000 communes.
 */
export function seuils(carte: CarteLibre) {
  let ordre: Ordre | null = null
  let marquees = 0
  let visees = 0
  let enRoute = false

  const marquer = (place: number, d: boolean): void =>
    void carte.setFeatureState(
      { source: 'communes', sourceLayer: 'communes', id: ordre!.codes[place]! },
      { d },
    )
  const avancer = (): void => {
    const sens = Math.sign(visees - marquees)
    for (let n = 0; n < PAR_IMAGE && marquees !== visees; n++) {
      if (sens > 0) marquer(marquees++, true)
      else marquer(--marquees, false)
    }
    enRoute = marquees !== visees
    if (enRoute) requestAnimationFrame(avancer)
  }

  return (neuf: Ordre, seuil: number): void => {
    if (ordre && ordre !== neuf) {
      while (marquees > 0) marquer(--marquees, false)
    }
    ordre = neuf
    visees = sous(neuf.apl, seuil)
    if (!enRoute) avancer()
  }
}
