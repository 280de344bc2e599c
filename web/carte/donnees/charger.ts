import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listSources } from '../../../server/contract/provenance.ts'
import type { NiveauCarte } from '../etat.ts'
import type { Colonnes } from './colonnes.ts'

const enCours = new Map<string, Promise<unknown>>()

/** GET of our own API, once per address; a failure is forgotten, so that asking again tries again. Throws on any non-2xx. */
export function lire<T>(adresse: string): Promise<T> {
  const connu = enCours.get(adresse)
  if (connu) return connu as Promise<T>
  const demande = fetch(adresse, { headers: { accept: 'application/json' } }).then((reponse) => {
    if (!reponse.ok) throw new Error(`${adresse} answers ${reponse.status}`)
    return reponse.json()
  })
  enCours.set(adresse, demande)
  demande.catch(() => enCours.delete(adresse))
  return demande as Promise<T>
}

/** Every area of a level, column by column. */
export const chargerColonnes = (niveau: NiveauCarte): Promise<Colonnes> => lire(`/api/v1/carte/${niveau}`)

/** Title and vintage of each dataset, by id. */
export async function chargerSources(): Promise<ReadonlyMap<string, string>> {
  const { items } = await lire<OutputOf<typeof listSources>>('/api/v1/sources')
  return new Map(items.map(({ id, titre, millesime }) => [id, `${titre}, ${millesime}`]))
}
