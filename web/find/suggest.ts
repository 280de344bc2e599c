import type { Place } from '../../server/contract/pages.ts'

/** Places that a person may mean; rejects when the server does not answer or the request is aborted. */
export async function suggest(text: string, signal: AbortSignal): Promise<readonly Place[]> {
  const response = await fetch(`/api/v1/places?${new URLSearchParams({ q: text, limit: '8' })}`, { signal })
  if (!response.ok) throw new Error(`places: ${response.status}`)
  return ((await response.json()) as { items: Place[] }).items
}
