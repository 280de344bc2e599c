import { HELP_CACHE, keepPage, LAST_CACHE } from './keep-page.ts'

/**
 * What opens without a network. Pages are always asked of the server first, so that no status is older than the
 * connection allows; a kept page is shown only when nobody answers, or not in time, marked `data-offline`, which makes it say so with its
 * date. Built by itself into `/sw.js`.
 */
interface Waiting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Waiting {
  readonly request: Request
  readonly respondWith: (response: Promise<Response>) => void
}
interface Scope {
  readonly location: Location
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
  readonly addEventListener: {
    (type: 'install' | 'activate', listener: (event: Waiting) => void): void
    (type: 'fetch', listener: (event: Fetching) => void): void
  }
}
const scope = self as unknown as Scope

const DAY = 86_400_000
/** Silence, in milliseconds, after which what is kept is shown: a frightened person does not wait for a server that hangs. */
const PATIENCE = 5000
/** The patients' pages; the others are the browser's own business. */
const PATIENTS = /^(?:\/en)?\/?(?:trouver|que-faire|cabinet\/[^/]+|find|what-to-do|practice\/[^/]+)?$/
const FILES = /^\/(?:assets\/|icon\.svg$|noscript\.css$)/
/** What a proxy answers for a server that is not there. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504])

const helpOf = (path: string): string => (/^\/en(\/|$)/.test(path) ? '/en/what-to-do' : '/que-faire')

/** Keeps the page that says what to do, anew when the kept one is a day old. */
async function keepHelp(address: string): Promise<void> {
  const cache = await caches.open(HELP_CACHE)
  const known = await cache.match(address)
  if (known && Date.now() - Date.parse(known.headers.get('Date') ?? '') < DAY) return
  const page = await fetch(address, { cache: 'no-store' })
  if (page.ok) await keepPage(cache, address, page)
}

/** The last result, when somebody asked for it to be kept: for its own address, or for the page without a search. */
async function lastResult({ pathname, search }: URL): Promise<Response | undefined> {
  if (!/\/(?:trouver|find)$/.test(pathname) || !(await caches.has(LAST_CACHE))) return undefined
  const cache = await caches.open(LAST_CACHE)
  if (search !== '') return cache.match(pathname + search)
  const page = (await cache.keys()).find(({ url }) => /\/(?:trouver|find)\?/.test(url))
  return page && cache.match(page)
}

/** The last result, else the page that says what to do; either says that it was kept, and when. Null: nothing is kept. */
async function offline(url: URL): Promise<Response | null> {
  const help = async (address: string) => (await caches.open(HELP_CACHE)).match(address)
  const kept = (await lastResult(url)) ?? (await help(helpOf(url.pathname))) ?? (await help('/que-faire'))
  if (!kept) return null
  const headers = new Headers(kept.headers)
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name)
  const page = (await kept.text())
    .replace('<html ', '<html data-offline ')
    .replace(/(<div class="offline-note[^"]*") hidden(?:="")?/g, '$1')
  return new Response(page, { headers })
}

async function navigate(event: Fetching, url: URL): Promise<Response> {
  const asked = fetch(event.request).catch(() => null)
  const silence = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))
  const soon = await Promise.race([asked, silence])
  const kept = !soon || AWAY.has(soon.status) ? await offline(url) : null
  if (kept) return kept
  // Whoever has nothing kept can only wait.
  const answer = soon ?? (await asked)
  if (!answer) return Response.error()
  event.waitUntil(keepHelp(helpOf(url.pathname)).catch(() => {}))
  return answer
}

scope.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepHelp('/que-faire'), scope.skipWaiting()]))
})
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== scope.location.origin) return
  if (mode === 'navigate') {
    if (PATIENTS.test(address.pathname)) event.respondWith(navigate(event, address))
  } else if (FILES.test(address.pathname))
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)))
})
