import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getTerritoire } from '../../../server/contract/sheet.ts'
import { fetchOnce } from '../data/load.ts'
import type { MapPage } from '../map-page.svelte.ts'

/** Codes of the communes of an EPCI, a canton… or of a group of the reader's own. @throws when they do not come. */
export async function communesOf(page: MapPage, niveau: string, code: string): Promise<readonly string[]> {
  if (niveau === 'groupes') return page.own.grouping?.groupes[Number(code) - 1]?.communes ?? []
  const area = await fetchOnce<OutputOf<typeof getTerritoire>>(`/api/v1/territoires/${niveau}/${code}`)
  return area.communes ?? []
}

/** Ids of the cabinets that stand in these communes: a scenario names them, for it knows no such area. */
export function cabinetsWithin(page: MapPage, communes: readonly string[]): readonly string[] {
  const inside = new Set(communes)
  return [...(page.cabinets?.values() ?? [])]
    .filter(({ codeCommune }) => inside.has(codeCommune))
    .map(({ id }) => id)
}
