import { escape as escapeHtml } from 'html-escaper'
import manifest from 'virtual:client-manifest'
import type { PageContext } from '../../server/contract/pages.ts'
import { href } from '../ui/format.ts'
import { ISLAND_SOURCES, ISLANDS_ID, type Islands } from '../client/islands.ts'

const ENTRY = 'client/entry-client.ts'

/** Files of the client build that a page needs: its style, its font, its script. Built once. */
const assets = (() => {
  const entry = manifest[ENTRY]
  return {
    script: entry ? `/${entry.file}` : `/${ENTRY}`,
    styles: entry?.css?.map((file) => `/${file}`) ?? ['/ui/main.css'],
    fonts: entry?.assets?.filter((file) => file.endsWith('.woff2')).map((file) => `/${file}`) ?? [],
  }
})()

/** JSON that cannot close its own script element, nor start a comment in it. */
const json = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

/** Style sheets that a dynamically loaded part brings, so that they are there at the first paint. */
function partStyles(parts: readonly string[]): string[] {
  const wanted = (key: string): readonly string[] => manifest[key]?.css ?? []
  return parts.flatMap(wanted).map((file) => `/${file}`)
}

/** Scripts that make a page's living parts, so that none waits for another to name it. */
function islandScripts(islands: Islands): ReadonlySet<string> {
  const files = new Set<string>()
  const add = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || key === ENTRY || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(add)
  }
  if (islands.length > 0) add('client/hydrate.ts')
  for (const { name } of islands) add(ISLAND_SOURCES[name])
  return files
}

/** What a page is made of, once its components have been rendered. */
interface Rendered {
  readonly context: PageContext
  readonly head: string
  readonly body: string
  readonly islands: Islands
  /** Source paths (relative to `web`) of the parts whose styles must come with the page. */
  readonly parts: readonly string[]
  readonly indexable: boolean
  /** Its address is told to nobody, not even as its own. */
  readonly secret: boolean
}

/** The full HTML document: no inline script or style, nothing from a third party. */
export function htmlDocument({ context, head, body, islands, parts, indexable, secret }: Rendered): string {
  const { locale, path, origin } = context
  const address = (language: 'fr' | 'en'): string => escapeHtml(origin + href(language, path))
  const addresses = `<link rel="canonical" href="${address(locale)}">
<link rel="alternate" hreflang="fr" href="${address('fr')}">
<link rel="alternate" hreflang="en" href="${address('en')}">
<link rel="alternate" hreflang="x-default" href="${address('fr')}">
`
  const styles = [...assets.styles, ...partStyles(parts)]
  return `<!doctype html>
<html lang="${locale}" data-run="${context.run}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${assets.fonts.map((file) => `<link rel="preload" href="${file}" as="font" type="font/woff2" crossorigin>`).join('\n')}
${styles.map((file) => `<link rel="stylesheet" href="${file}">`).join('\n')}
${head}
${secret ? '' : addresses}${indexable ? '' : '<meta name="robots" content="noindex">\n'}<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<meta name="theme-color" content="#f9fbfa" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0d171b" media="(prefers-color-scheme: dark)">
<noscript><link rel="stylesheet" href="/noscript.css"></noscript>
<script type="module" src="${assets.script}" fetchpriority="low"></script>
${[...islandScripts(islands)].map((file) => `<link rel="modulepreload" href="/${file}" fetchpriority="low">`).join('\n')}
</head>
<body>
${body}
<script type="application/json" id="${ISLANDS_ID}">${json(islands)}</script>
</body>
</html>
`
}
