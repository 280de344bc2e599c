import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { listSources } from '../../../server/contract/facts.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import type { RankValue } from '../../ui/figures.ts'
import type { AnyNiveau } from '../../../server/domain/model.ts'
import type { LevelColumns } from './columns.ts'

const inProgress = new Map<string, Promise<unknown>>()

/** GET of our own API, once per address; a failure is forgotten, so that asking again tries again. Throws on any non-2xx. */
export function fetchOnce<T>(address: string): Promise<T> {
  const known = inProgress.get(address)
  if (known) return known as Promise<T>
  const request = fetch(address, { headers: { accept: 'application/json' } }).then((response) => {
    if (!response.ok) throw new Error(`${address} answers ${response.status}`)
    return response.json()
  })
  inProgress.set(address, request)
  request.catch(() => inProgress.delete(address))
  return request as Promise<T>
}

/** Levels the page reads: those it paints, and the two that sum up a focus. */
export type LoadedNiveau = AnyNiveau

/** Areas of a level on a day (null: today), column by column; `indicators` null: all of them. */
export async function loadColumns(
  niveau: LoadedNiveau,
  day: string | null,
  indicators: readonly Indicateur[] | null,
  noms: boolean,
): Promise<LevelColumns> {
  const request = [
    ...(day ? [`asOf=${day}`] : []),
    ...(indicators ? [`indicateurs=${indicators.join()}`] : []),
    ...(noms ? [] : ['noms=0']),
  ].join('&')
  const response = await fetch(`/api/v1/carte/${niveau}${request && `?${request}`}`)
  if (!response.ok) throw new Error(`carte/${niveau} answers ${response.status}`)
  return (await response.json()) as LevelColumns
}

/** The published ranks of an area on a day, each with its range; none while its draws are on their way. */
export async function loadRanks(
  niveau: LoadedNiveau,
  code: string,
  day: string,
): Promise<readonly RankValue[]> {
  const response = await fetch(`/api/v1/territoires/${niveau}/${code}?asOf=${day}`)
  if (!response.ok) throw new Error(`territoires/${niveau} answers ${response.status}`)
  return ((await response.json()) as { readonly ranks: readonly RankValue[] }).ranks
}

/** Whether an indicator's differences between a day (null: today) and `since` are established, one letter an area. */
export async function loadVerdicts(
  niveau: LoadedNiveau,
  day: string | null,
  since: string,
  indicator: Indicateur,
): Promise<string | undefined> {
  const request = new URLSearchParams({
    depuis: since,
    indicateurs: indicator,
    noms: '0',
    ...(day && { asOf: day }),
  })
  const response = await fetch(`/api/v1/carte/${niveau}?${request}`)
  if (!response.ok) throw new Error(`carte/${niveau} answers ${response.status}`)
  return ((await response.json()) as LevelColumns).differences?.[indicator]
}

/** Forgets what was fetched: it is asked for anew. */
export const forget = (): void => inProgress.clear()

/** Title and vintage of each dataset, by id. */
export async function loadSources(): Promise<ReadonlyMap<string, string>> {
  const { items } = await fetchOnce<OutputOf<typeof listSources>>('/api/v1/sources')
  return new Map(items.map(({ id, titre, millesime }) => [id, `${titre}, ${millesime}`]))
}

/** Calculations that will never have intervals: nobody asks about them twice. */
const withoutIntervals = new Set<string>()

/** Whether a calculation's intervals are still being drawn. */
export async function intervalsPending(run: string): Promise<boolean> {
  if (withoutIntervals.has(run)) return false
  const response = await fetch(`/api/v1/runs/${run}`).catch(() => null)
  if (!response?.ok) return false
  const { intervals } = (await response.json()) as { readonly intervals: string }
  if (intervals === 'none') withoutIntervals.add(run)
  return intervals === 'computing'
}
