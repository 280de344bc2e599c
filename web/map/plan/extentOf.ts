import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { searchPlaces } from '../../../server/contract/find.ts'
import type { Carte } from '../map-page.svelte.ts'
import { codeDe, niveauDe } from '../state.ts'
import { lire } from '../data/load.ts'
import { chargerGeographie, type Cible, type Emprise } from '../data/extents.ts'

/** Mainland and Corsica, degrees: what the page opens on. */
export const METROPOLE: Emprise = [-5.3, 41.2, 9.8, 51.2]

const union = (a: Emprise, b: Emprise): Emprise => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const estEmprise = (lieu: NonNullable<Cible['lieu']>): lieu is Emprise => Array.isArray(lieu)

/** Bounds of what the map is asked to show; null when nobody knows them. */
export async function extentOf(carte: Carte, { lieu }: Cible): Promise<Emprise | null> {
  if (lieu === null) return METROPOLE
  if (estEmprise(lieu)) return lieu
  const { emprises } = await chargerGeographie('departement')
  if (typeof lieu !== 'string') {
    const { codes, regions } = carte.departements
    const membres =
      lieu.genre === 'departement' ? lieu.codes : codes.filter((_, rang) => regions[rang] === lieu.codes[0])
    const trouvees = membres.map((code) => emprises.get(code)).filter((emprise) => emprise !== undefined)
    return trouvees.length ? trouvees.reduce(union) : null
  }
  const niveau = niveauDe(lieu)
  if (niveau === 'departement') return emprises.get(lieu) ?? null
  if (niveau !== 'commune') return (await chargerGeographie(niveau)).emprises.get(codeDe(lieu)) ?? null
  return (await empriseCommune(carte, lieu)) ?? null
}

/** Around a commune's point (about 12 km each way), or its département when the search by name does not find it. */
async function empriseCommune(carte: Carte, code: string): Promise<Emprise | undefined> {
  const colonnes = carte.niveau('commune')
  const rang = colonnes?.codes.indexOf(code) ?? -1
  if (!colonnes || rang < 0) return undefined
  const { items } = await lire<OutputOf<typeof searchPlaces>>(
    `/api/v1/places?limit=20&q=${encodeURIComponent(colonnes.noms[rang]!)}`,
  ).catch(() => ({ items: [] }))
  const point = items.find((item) => item.codeCommune === code)
  if (point) return [point.lon - 0.15, point.lat - 0.11, point.lon + 0.15, point.lat + 0.11]
  return (await chargerGeographie('departement')).emprises.get(colonnes.departements[rang] ?? '')
}
