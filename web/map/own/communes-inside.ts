import { booleanPointInPolygon, polygon } from '@turf/turf'
import { chargerGeographie } from '../data/extents.ts'
import type { Anneau } from '../plan/lasso.ts'
import { formesDe, milieuDe } from './shapes.ts'

/** Codes of the communes whose middle lies inside a closed ring; only the départements around it are asked for. */
export async function communesDans(anneau: Anneau): Promise<readonly string[]> {
  const [xs, ys] = [anneau.map(([x]) => x), anneau.map(([, y]) => y)]
  const [ouest, est, sud, nord] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const { emprises } = await chargerGeographie('departement')
  const departements = [...emprises].flatMap(([code, [o, s, e, n]]) =>
    o <= est && e >= ouest && s <= nord && n >= sud ? [code] : [],
  )
  const trait = polygon([anneau.map(([lon, lat]) => [lon, lat])])
  return [...(await formesDe(departements))].flatMap(([code, forme]) =>
    booleanPointInPolygon(milieuDe(forme), trait) ? [code] : [],
  )
}
