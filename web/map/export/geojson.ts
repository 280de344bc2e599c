import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Carte } from '../map-page.svelte.ts'
import { estEcart, feuilleDe, type Case } from './rows.ts'

/** Areas with their shapes and the cells of their row. */
export type Zones = FeatureCollection<Polygon | MultiPolygon, Readonly<Record<string, Case>>> & {
  readonly provenance: Readonly<Record<string, string>>
  readonly attribution: string
}

/** Names of the properties: those a machine reads, whatever the language of the page. */
function nomsDe(carte: Carte): readonly string[] {
  const figures = carte.colonnesTable.flatMap(({ id }) =>
    estEcart(id) ? [id, `${id}.etabli`] : [id, `${id}.low`, `${id}.high`],
  )
  return [
    'code',
    'nom',
    'departement',
    'region',
    ...figures,
    'asOf',
    'run',
    'sources',
    'demonstration',
    ...(carte.etat.niveau === 'groupes' ? ['regroupement'] : []),
  ]
}

/** Shapes of the level shown: the service's, or those of the reader's own grouping. */
async function formesDe(
  { etat: { niveau }, miennes }: Carte,
  ou: string,
): Promise<Pick<Zones, 'attribution'> & { readonly features: readonly Feature<Polygon | MultiPolygon>[] }> {
  if (niveau === 'groupes')
    return {
      features: miennes.formes?.features ?? [],
      attribution: '© IGN Admin Express, INSEE — Licence Ouverte 2.0',
    }
  const reponse = await fetch(`/api/v1/contours/${niveau}${ou}`)
  if (!reponse.ok) throw new Error(`contours/${niveau} answers ${reponse.status}`)
  return (await reponse.json()) as Zones
}

/** The rows shown, with their shapes. @throws when the shapes do not come. */
export async function zonesDe(carte: Carte): Promise<Zones> {
  const { perimetre } = carte.etat
  const ou = perimetre
    ? `?${perimetre.genre === 'region' ? 'region' : 'departements'}=${perimetre.codes.join()}`
    : ''
  const { features, attribution } = await formesDe(carte, ou)
  const formes = new Map(features.map(({ id, geometry }) => [String(id), geometry]))
  const { lignes, codes, provenance } = feuilleDe(carte)
  const noms = nomsDe(carte)
  return {
    type: 'FeatureCollection',
    provenance: Object.fromEntries(provenance.map(([nom, mots]) => [nom, mots])),
    attribution,
    features: lignes.flatMap((ligne, n) => {
      const geometry = formes.get(codes[n]!)
      const properties = Object.fromEntries(noms.map((nom, k) => [nom, ligne[k] ?? null]))
      return geometry ? [{ type: 'Feature' as const, id: codes[n]!, geometry, properties }] : []
    }),
  }
}
