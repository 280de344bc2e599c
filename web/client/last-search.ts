import { keepPage, LAST_CACHE } from './keep-page.ts'

/** A search that a person asked this device to remember. It never leaves the device. */
export interface LastSearch {
  /** Path and query of its page. */
  readonly address: string
  readonly label: string
}

const KEY = 'relais-derniere-recherche'

/** What this device remembers; null when nothing, or when it may not store anything. */
export function rememberedSearch(): LastSearch | null {
  try {
    const { address, label } = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Record<string, unknown>
    return typeof address === 'string' && typeof label === 'string' ? { address, label } : null
  } catch {
    return null
  }
}

/** Remembers a search, and its page for when there is no network; false when this device stores nothing. */
export async function rememberSearch(search: LastSearch): Promise<boolean> {
  try {
    localStorage.setItem(KEY, JSON.stringify(search))
  } catch {
    return false
  }
  // Absent on plain HTTP: the link is remembered all the same.
  if ('caches' in window) await keepOffline(search.address).catch(() => {})
  return true
}

async function keepOffline(address: string): Promise<void> {
  const page = await fetch(address, { cache: 'no-store' })
  if (page.ok) await keepPage(await caches.open(LAST_CACHE), address, page)
}

/** Forgets the search and its page. */
export async function forgetSearch(): Promise<void> {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // What may not be stored was not.
  }
  if ('caches' in window) await caches.delete(LAST_CACHE)
}
