import type { FeatureCollection, Point } from 'geojson'
import type { Carte } from '../map-page.svelte.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { statusAt, type Colonnes } from '../data/columns.ts'
import { HORS_NIVEAU } from '../../../server/domain/model.ts'
import { chargerGeographie } from '../data/extents.ts'
import type { NiveauLarge } from '../layers/layer.ts'
import { dansPerimetre } from '../table/rows.ts'

/** Areas as points with the people followed and those expected without a relay; null where they are not told. */
export type PointsEffectifs = FeatureCollection<
  Point,
  { readonly code: string; readonly suivis: number | null; readonly affectes: number | null }
>

/** The count that a disc may have the size of: where only a class is known its lower end, for the middle of a wide one would be a guess. */
export const auMoins = (colonnes: Colonnes, id: Indicateur, rang: number): number | null =>
  (statusAt(colonnes, id, rang) === 'class' ? colonnes.lows : colonnes.values)[id]?.[rang] ?? null

/** Areas of the focus at their centres, largest first so that small discs lie over large ones. */
export async function pointsEffectifs(
  carte: Carte,
  niveau: NiveauLarge,
  colonnes: Colonnes,
): Promise<PointsEffectifs> {
  const { centres } = await chargerGeographie(niveau)
  const features = colonnes.codes.flatMap((code, rang) => {
    // What belongs to no area lies everywhere: no one place stands for it.
    const centre = code === HORS_NIVEAU ? undefined : centres.get(code)
    const suivis = auMoins(colonnes, 'patients-suivis', rang)
    const affectes = auMoins(colonnes, 'patients-sans-relais', rang)
    if (!centre || !dansPerimetre(colonnes, rang, carte.etat.perimetre)) return []
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...centre] },
        properties: { code, suivis, affectes },
      },
    ]
  })
  features.sort((a, b) => (b.properties.suivis ?? 0) - (a.properties.suivis ?? 0))
  return { type: 'FeatureCollection', features }
}
