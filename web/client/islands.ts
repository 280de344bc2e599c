/**
 * The parts of pages that become alive in the browser. Each is a Svelte component rendered by the server, then
 * hydrated in its own `<div data-island>`; everything else stays plain HTML.
 */
export type IslandName = 'search' | 'nearby' | 'carte'

/** Where each is written: its files are asked for with the page, not after its script. */
export const ISLAND_SOURCES: Readonly<Record<IslandName, string>> = {
  search: 'find/Search.svelte',
  nearby: 'find/Nearby.svelte',
  carte: 'map/Map.svelte',
}

/** What the server notes while it renders: in document order, one entry for each `<div data-island>`. */
export type Islands = { readonly name: IslandName; readonly props: Record<string, unknown> }[]

/** Id of the `<script type="application/json">` that carries the islands' properties. */
export const ISLANDS_ID = 'relais-islands'

/** Under which name the pages of the server find what stands before and after each island while a page is rendered. */
export const BOUNDARY = 'island-boundary'
