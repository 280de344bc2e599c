import { hydrate, type Component } from 'svelte'
import { ISLANDS_ID, type IslandName, type Islands } from './islands.ts'

type Part = Component<Record<string, unknown>>

/** How each living part is fetched: only the pages that hold it pay for it. */
const PARTS: Readonly<Record<IslandName, () => Promise<{ default: unknown }>>> = {
  search: () => import('../find/Search.svelte'),
  nearby: () => import('../find/Nearby.svelte'),
  carte: () => import('../map/Map.svelte'),
}

/** Hydrates each island with the properties the server wrote in the page's JSON, in document order. */
export function hydrateIslands(targets: NodeListOf<HTMLElement>): void {
  const islands = JSON.parse(document.getElementById(ISLANDS_ID)?.textContent ?? '[]') as Islands
  islands.forEach(async ({ name, props }, index) => {
    const target = targets[index]
    if (!target) return
    const { default: part } = await PARTS[name]()
    // Each in a task of its own: between two a slow phone answers the finger.
    setTimeout(() => hydrate(part as Part, { target, props }))
  })
}
