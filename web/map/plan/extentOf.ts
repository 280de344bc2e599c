import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { searchPlaces } from '../../../server/contract/find.ts'
import type { MapPage } from '../map-page.svelte.ts'
import { codeOf, niveauOf } from '../state.ts'
import { fetchOnce } from '../data/load.ts'
import { loadGeography, type Target, type Extent } from '../data/extents.ts'

/** Mainland and Corsica, degrees: what the page opens on. */
export const MAINLAND: Extent = [-5.3, 41.2, 9.8, 51.2]

const union = (a: Extent, b: Extent): Extent => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const isExtent = (place: NonNullable<Target['place']>): place is Extent => Array.isArray(place)

/** Bounds of what the map is asked to show; null when nobody knows them. */
export async function extentOf(page: MapPage, { place }: Target): Promise<Extent | null> {
  if (place === null) return MAINLAND
  if (isExtent(place)) return place
  const { extents } = await loadGeography('departement')
  if (typeof place !== 'string') {
    const { codes, regions } = page.departements
    const members =
      place.kind === 'departement' ? place.codes : codes.filter((_, row) => regions[row] === place.codes[0])
    const found = members.map((code) => extents.get(code)).filter((extent) => extent !== undefined)
    return found.length ? found.reduce(union) : null
  }
  const niveau = niveauOf(place)
  if (niveau === 'departement') return extents.get(place) ?? null
  if (niveau !== 'commune') return (await loadGeography(niveau)).extents.get(codeOf(place)) ?? null
  return (await communeExtent(page, place)) ?? null
}

/** Around a commune's point (about 12 km each way), or its département when the search by name does not find it. */
async function communeExtent(page: MapPage, code: string): Promise<Extent | undefined> {
  const columns = page.niveau('commune')
  const row = columns?.codes.indexOf(code) ?? -1
  if (!columns || row < 0) return undefined
  const { items } = await fetchOnce<OutputOf<typeof searchPlaces>>(
    `/api/v1/places?limit=20&q=${encodeURIComponent(columns.noms[row]!)}`,
  ).catch(() => ({ items: [] }))
  const point = items.find((item) => item.codeCommune === code)
  if (point) return [point.lon - 0.15, point.lat - 0.11, point.lon + 0.15, point.lat + 0.11]
  return (await loadGeography('departement')).extents.get(columns.departements[row] ?? '')
}
