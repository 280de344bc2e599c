import type { LayerSpecification, Map as CarteLibre } from 'maplibre-gl'
import { COUCHES } from '../layers/index.ts'
import type { Contexte } from '../layers/layer.ts'

type Valeurs = Readonly<Record<string, unknown>>
const couchesDe = (contexte: Contexte): LayerSpecification[] =>
  COUCHES.flatMap((couche) => couche.style(contexte))

/** Names whose values differ between two bags of properties. */
const differents = (avant: Valeurs = {}, apres: Valeurs = {}): string[] =>
  [...new Set([...Object.keys(avant), ...Object.keys(apres)])].filter(
    (nom) => JSON.stringify(avant[nom]) !== JSON.stringify(apres[nom]),
  )

/**
 * Brings the map from one context to another, touching only what differs. `setStyle` would also compare the sources
 * and throw away the cabinets that were given to theirs.
 */
export function retoucher(carte: CarteLibre, avant: Contexte, apres: Contexte): void {
  const anciennes = new Map(couchesDe(avant).map((couche) => [couche.id, couche]))
  for (const couche of couchesDe(apres)) {
    const ancienne = anciennes.get(couche.id)
    if (!ancienne) continue
    if (ancienne.minzoom !== couche.minzoom || ancienne.maxzoom !== couche.maxzoom)
      carte.setLayerZoomRange(couche.id, couche.minzoom ?? 0, couche.maxzoom ?? 24)
    const filtres = [ancienne, couche].map((une) => ('filter' in une ? une.filter : undefined))
    if (JSON.stringify(filtres[0]) !== JSON.stringify(filtres[1]))
      carte.setFilter(couche.id, filtres[1] ?? null)
    for (const nom of differents(ancienne.layout, couche.layout))
      carte.setLayoutProperty(couche.id, nom as never, (couche.layout as Valeurs)[nom] as never)
    for (const nom of differents(ancienne.paint, couche.paint))
      carte.setPaintProperty(couche.id, nom as never, (couche.paint as Valeurs)[nom] as never)
  }
}
