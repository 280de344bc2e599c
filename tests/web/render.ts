/** Renders pages with the very components of the site, compiled by Vite in memory. */
import { fileURLToPath } from 'node:url'
import type { RenderPage } from '../../server/contract/pages.ts'

/** The site's `renderPage`, straight from its sources. */
export async function loadRenderPage(): Promise<{ renderPage: RenderPage; close: () => Promise<void> }> {
  const { createServer } = await import('vite')
  const server = await createServer({
    configFile: fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url)),
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  })
  const module = await server.ssrLoadModule('/document/entry-server.ts')
  return { renderPage: (module as { renderPage: RenderPage }).renderPage, close: () => server.close() }
}
