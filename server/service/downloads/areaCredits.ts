import { layerOf } from '../../country/land/shapes.ts'
import type { AnyNiveau } from '../../domain/model.ts'
import type { HandlerDeps } from '../deps.ts'
import { COLLECTIONS } from '../gis/collections.ts'
import { attributionOf } from '../gis/documents.ts'

/** Credits and licences of the figures of areas, as `/ogc` gives them for their level; of the whole country, those of its régions. */
export const areaCredits = (deps: HandlerDeps, niveau: AnyNiveau | undefined): string =>
  attributionOf(deps, COLLECTIONS[layerOf[niveau === undefined || niveau === 'france' ? 'region' : niveau]])
