import type { DesktopFile } from '../../../contract/desktop.ts'
import type { HandlerDeps } from '../../deps.ts'
import { COLLECTIONS } from '../collections.ts'
import { maplibreStyleOf } from './maplibre-style.ts'
import { isFictitious, layerCredit, layerDefinition, layerTitle, qgisProject } from './qgis-documents.ts'
import { sldOf } from './sld.ts'

/** What a desktop GIS or a map library opens, as text; addresses in it under `origin`. */
export function desktopDocument({ form, layer }: DesktopFile, deps: HandlerDeps, origin: string): string {
  if (layer === null) return qgisProject(deps, origin)
  const collection = COLLECTIONS[layer]
  const title = layerTitle(layer, deps)
  const attribution = layerCredit(layer, deps)
  switch (form) {
    case 'qlr':
      return layerDefinition(layer, deps, origin)
    case 'sld':
      return sldOf(collection, title, attribution)
    case 'maplibre':
      return JSON.stringify(
        maplibreStyleOf(collection, origin, {
          title,
          attribution,
          demonstration: isFictitious(collection, deps),
        }),
        null,
        1,
      )
  }
}
