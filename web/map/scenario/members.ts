import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getTerritoire } from '../../../server/contract/sheet.ts'
import { lire } from '../data/load.ts'
import type { Carte } from '../map-page.svelte.ts'

/** Codes of the communes of an EPCI, a canton… or of a group of the reader's own. @throws when they do not come. */
export async function communesDe(carte: Carte, niveau: string, code: string): Promise<readonly string[]> {
  if (niveau === 'groupes') return carte.miennes.regroupement?.groupes[Number(code) - 1]?.communes ?? []
  const area = await lire<OutputOf<typeof getTerritoire>>(`/api/v1/territoires/${niveau}/${code}`)
  return area.communes ?? []
}

/** Ids of the cabinets that stand in these communes: a scenario names them, for it knows no such area. */
export function cabinetsDans(carte: Carte, communes: readonly string[]): readonly string[] {
  const dedans = new Set(communes)
  return [...(carte.cabinets?.values() ?? [])]
    .filter(({ codeCommune }) => dedans.has(codeCommune))
    .map(({ id }) => id)
}
