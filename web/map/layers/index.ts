import type { StyleSpecification } from 'maplibre-gl'
import { cabinets } from './cabinets.ts'
import type { Contexte, Couche } from './layer.ts'
import { affectes, suivis } from './headcounts.ts'
import { limites } from './borders.ts'
import { plusHautCinquieme } from './highest-fifth.ts'
import { miennes } from './own.ts'
import { reperes } from './landmarks.ts'
import { selection } from './selection.ts'
import { sousDense } from './under-dense.ts'
import { surfaceCirconscription } from './surface-circonscription.ts'
import { surfaceCommune } from './surface-commune.ts'
import { surfaceDepartement } from './surface-departement.ts'
import { surfacesDecoupages } from './surfaces-decoupages.ts'
import { eaux, terre } from './ground.ts'
import { structures } from './structures.ts'
import { zonage } from './zonage.ts'

/** Every layer, from the ground up: this order is the z-order, the legend's and the checkboxes'. */
export const COUCHES: readonly Couche[] = [
  terre,
  surfaceDepartement,
  surfaceCirconscription,
  ...surfacesDecoupages,
  surfaceCommune,
  eaux,
  zonage,
  sousDense,
  limites,
  plusHautCinquieme,
  selection,
  suivis,
  affectes,
  reperes,
  structures,
  cabinets,
  miennes,
]

/** The whole style of the map; no glyphs, no sprite, nothing from elsewhere. */
export function styleDe(contexte: Contexte): StyleSpecification {
  return {
    version: 8,
    sources: Object.assign({}, ...COUCHES.map((couche) => couche.sources)),
    layers: COUCHES.flatMap((couche) => couche.style(contexte)),
    transition: { duration: 0, delay: 0 },
  }
}
