import type { LayerSpecification, Map as LibreMap } from 'maplibre-gl'
import { LAYERS } from '../layers/index.ts'
import type { MapContext } from '../layers/layer.ts'

type Values = Readonly<Record<string, unknown>>
const layersOf = (context: MapContext): LayerSpecification[] =>
  LAYERS.flatMap((layer) => layer.style(context))

/** Names whose values differ between two bags of properties. */
const differing = (before: Values = {}, after: Values = {}): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (nom) => JSON.stringify(before[nom]) !== JSON.stringify(after[nom]),
  )

/**
 * Brings the map from one context to another, touching only what differs. `setStyle` would also compare the sources
 * and throw away the cabinets that were given to theirs.
 */
export function retouch(map: LibreMap, before: MapContext, after: MapContext): void {
  const oldById = new Map(layersOf(before).map((layer) => [layer.id, layer]))
  for (const layer of layersOf(after)) {
    const old = oldById.get(layer.id)
    if (!old) continue
    if (old.minzoom !== layer.minzoom || old.maxzoom !== layer.maxzoom)
      map.setLayerZoomRange(layer.id, layer.minzoom ?? 0, layer.maxzoom ?? 24)
    const filters = [old, layer].map((one) => ('filter' in one ? one.filter : undefined))
    if (JSON.stringify(filters[0]) !== JSON.stringify(filters[1])) map.setFilter(layer.id, filters[1] ?? null)
    for (const nom of differing(old.layout, layer.layout))
      map.setLayoutProperty(layer.id, nom as never, (layer.layout as Values)[nom] as never)
    for (const nom of differing(old.paint, layer.paint))
      map.setPaintProperty(layer.id, nom as never, (layer.paint as Values)[nom] as never)
  }
}
