import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listSources } from '../../../server/contract/facts.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { RankValue } from '../../ui/figures.ts'
import type { AnyNiveau } from '../../../server/domain/model.ts'
import type { Colonnes } from './columns.ts'

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

/** Levels the page reads: those it paints, and the two that sum up a focus. */
export type NiveauCharge = AnyNiveau

/** Areas of a level on a day (null: today), column by column; `indicateurs` null: all of them. */
export async function chargerColonnes(
  niveau: NiveauCharge,
  jour: string | null,
  indicateurs: readonly Indicateur[] | null,
  noms: boolean,
): Promise<Colonnes> {
  const demande = [
    ...(jour ? [`asOf=${jour}`] : []),
    ...(indicateurs ? [`indicateurs=${indicateurs.join()}`] : []),
    ...(noms ? [] : ['noms=0']),
  ].join('&')
  const reponse = await fetch(`/api/v1/carte/${niveau}${demande && `?${demande}`}`)
  if (!reponse.ok) throw new Error(`carte/${niveau} answers ${reponse.status}`)
  return (await reponse.json()) as Colonnes
}

/** The published ranks of an area on a day, each with its range; none while its draws are on their way. */
export async function chargerRangs(
  niveau: NiveauCharge,
  code: string,
  jour: string,
): Promise<readonly RankValue[]> {
  const reponse = await fetch(`/api/v1/territoires/${niveau}/${code}?asOf=${jour}`)
  if (!reponse.ok) throw new Error(`territoires/${niveau} answers ${reponse.status}`)
  return ((await reponse.json()) as { readonly ranks: readonly RankValue[] }).ranks
}

/** Whether an indicator's differences between a day (null: today) and `depuis` are established, one letter an area. */
export async function chargerVerdicts(
  niveau: NiveauCharge,
  jour: string | null,
  depuis: string,
  indicateur: Indicateur,
): Promise<string | undefined> {
  const demande = new URLSearchParams({
    depuis,
    indicateurs: indicateur,
    noms: '0',
    ...(jour && { asOf: jour }),
  })
  const reponse = await fetch(`/api/v1/carte/${niveau}?${demande}`)
  if (!reponse.ok) throw new Error(`carte/${niveau} answers ${reponse.status}`)
  return ((await reponse.json()) as Colonnes).differences?.[indicateur]
}

/** Forgets what was fetched: it is asked for anew. */
export const oublier = (): void => enCours.clear()

/** Title and vintage of each dataset, by id. */
export async function chargerSources(): Promise<ReadonlyMap<string, string>> {
  const { items } = await lire<OutputOf<typeof listSources>>('/api/v1/sources')
  return new Map(items.map(({ id, titre, millesime }) => [id, `${titre}, ${millesime}`]))
}

/** Calculations that will never have intervals: nobody asks about them twice. */
const sansIntervalles = new Set<string>()

/** Whether a calculation's intervals are still being drawn. */
export async function intervallesEnCours(run: string): Promise<boolean> {
  if (sansIntervalles.has(run)) return false
  const reponse = await fetch(`/api/v1/runs/${run}`).catch(() => null)
  if (!reponse?.ok) return false
  const { intervals } = (await reponse.json()) as { readonly intervals: string }
  if (intervals === 'none') sansIntervalles.add(run)
  return intervals === 'computing'
}
