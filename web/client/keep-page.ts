/** The cache of the page that says what to do: always kept, for it says nothing of anybody. */
export const HELP_CACHE = 'relais-que-faire'
/** The cache of the last result: there only when the person asked for it, gone when they say forget. */
export const LAST_CACHE = 'relais-derniere-recherche'

/** Files of our own that a page names: styles, font, scripts, icon. */
const FILES = /(?:href|src)="(\/(?:assets\/[^"]+|icon\.svg|noscript\.css))"/g

/** Keeps one page, and the files it needs, as the only content of a cache. Rejects when a file is missing. */
export async function keepPage(cache: Cache, address: string, page: Response): Promise<void> {
  const html = await page.clone().text()
  const files = new Set([...html.matchAll(FILES)].map((match) => match[1]!))
  await Promise.all(
    [...files].map(async (file) => {
      if (!(await cache.match(file))) await cache.add(file)
    }),
  )
  await cache.put(address, page)
  const wanted = new Set([...files, address])
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    // Two languages of one page live side by side; an older search does not.
    if (!wanted.has(pathname + search) && !/\/(?:que-faire|what-to-do)$/.test(pathname))
      await cache.delete(request)
  }
}
