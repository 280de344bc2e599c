import type { StyleSpecification } from 'maplibre-gl'
import { cabinets } from './cabinets.ts'
import type { Contexte, Couche } from './couche.ts'
import { affectes, suivis } from './effectifs.ts'
import { limites } from './limites.ts'
import { reperes } from './reperes.ts'
import { selection } from './selection.ts'
import { sousDense } from './sousDense.ts'
import { surfaceCirconscription } from './surfaceCirconscription.ts'
import { surfaceCommune } from './surfaceCommune.ts'
import { surfaceDepartement } from './surfaceDepartement.ts'
import { terre } from './terre.ts'
import { zonage } from './zonage.ts'

/** Every layer, from the ground up: this order is the z-order, the legend's and the checkboxes'. */
export const COUCHES: readonly Couche[] = [
  terre,
  surfaceDepartement,
  surfaceCirconscription,
  surfaceCommune,
  zonage,
  sousDense,
  limites,
  selection,
  suivis,
  affectes,
  reperes,
  cabinets,
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
