import type { StyleSpecification } from 'maplibre-gl'
import { cabinets } from './cabinets.ts'
import type { MapContext, Layer } from './layer.ts'
import { affected, followed } from './headcounts.ts'
import { borders } from './borders.ts'
import { highestFifth } from './highest-fifth.ts'
import { own } from './own.ts'
import { landmarks } from './landmarks.ts'
import { selection } from './selection.ts'
import { underDense } from './under-dense.ts'
import { surfaceCirconscription } from './surface-circonscription.ts'
import { surfaceCommune } from './surface-commune.ts'
import { surfaceDepartement } from './surface-departement.ts'
import { surfacesDecoupages } from './surfaces-decoupages.ts'
import { waters, land } from './ground.ts'
import { structures } from './structures.ts'
import { zonage } from './zonage.ts'

/** Every layer, from the ground up: this order is the z-order, the legend's and the checkboxes'. */
export const LAYERS: readonly Layer[] = [
  land,
  surfaceDepartement,
  surfaceCirconscription,
  ...surfacesDecoupages,
  surfaceCommune,
  waters,
  zonage,
  underDense,
  borders,
  highestFifth,
  selection,
  followed,
  affected,
  landmarks,
  structures,
  cabinets,
  own,
]

/** The whole style of the map; no glyphs, no sprite, nothing from elsewhere. */
export function styleOf(context: MapContext): StyleSpecification {
  return {
    version: 8,
    sources: Object.assign({}, ...LAYERS.map((layer) => layer.sources)),
    layers: LAYERS.flatMap((layer) => layer.style(context)),
    transition: { duration: 0, delay: 0 },
  }
}
