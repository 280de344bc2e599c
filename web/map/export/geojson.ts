import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { MapPage } from '../map-page.svelte.ts'
import { isDifference, sheetOf, type Cell } from './rows.ts'

/** Areas with their shapes and the cells of their row. */
export type Zones = FeatureCollection<Polygon | MultiPolygon, Readonly<Record<string, Cell>>> & {
  readonly provenance: Readonly<Record<string, string>>
  readonly attribution: string
}

/** Names of the properties: those a machine reads, whatever the language of the page. */
function namesOf(page: MapPage): readonly string[] {
  const figures = page.tableColumns.flatMap(({ id }) =>
    isDifference(id) ? [id, `${id}.etabli`] : [id, `${id}.low`, `${id}.high`],
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
    ...(page.state.niveau === 'groupes' ? ['regroupement'] : []),
  ]
}

/** Shapes of the level shown: the service's, or those of the reader's own grouping. */
async function shapesOf(
  { state: { niveau }, own }: MapPage,
  query: string,
): Promise<Pick<Zones, 'attribution'> & { readonly features: readonly Feature<Polygon | MultiPolygon>[] }> {
  if (niveau === 'groupes')
    return {
      features: own.shapes?.features ?? [],
      attribution: '© IGN Admin Express, INSEE — Licence Ouverte 2.0',
    }
  const response = await fetch(`/api/v1/contours/${niveau}${query}`)
  if (!response.ok) throw new Error(`contours/${niveau} answers ${response.status}`)
  return (await response.json()) as Zones
}

/** The rows shown, with their shapes. @throws when the shapes do not come. */
export async function zonesOf(page: MapPage): Promise<Zones> {
  const { perimeter } = page.state
  const query = perimeter
    ? `?${perimeter.kind === 'region' ? 'region' : 'departements'}=${perimeter.codes.join()}`
    : ''
  const { features, attribution } = await shapesOf(page, query)
  const shapes = new Map(features.map(({ id, geometry }) => [String(id), geometry]))
  const { rows, codes, provenance } = sheetOf(page)
  const noms = namesOf(page)
  return {
    type: 'FeatureCollection',
    provenance: Object.fromEntries(provenance.map(([nom, words]) => [nom, words])),
    attribution,
    features: rows.flatMap((row, n) => {
      const geometry = shapes.get(codes[n]!)
      const properties = Object.fromEntries(noms.map((nom, k) => [nom, row[k] ?? null]))
      return geometry ? [{ type: 'Feature' as const, id: codes[n]!, geometry, properties }] : []
    }),
  }
}
