import type { Server } from 'node:http'
import { join } from 'node:path'
import { createServer, type Plugin, type ViteDevServer } from 'vite'

/** Vite over the sources of the pages; its messages to browsers go over `http`, the server that answers for the pages. */
export function openVite(top: string, http: Server): Promise<ViteDevServer> {
  return createServer({
    configFile: join(top, 'web/vite.config.ts'),
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    plugins: [reloadWhatServersDraw],
    server: {
      middlewareMode: true,
      hmr: { server: http },
      // An editor may empty a file before it fills it: one save is one change.
      watch: { awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 } },
      // What the pages are made of, and no folder beside it: a browser is given nothing that Relais keeps.
      fs: {
        allow: ['web', 'server/domain', 'server/contract', 'node_modules'].map((name) => join(top, name)),
      },
    },
  })
}

/**
 * A page is drawn by the server, its islands on top: what the server draws with is seen in the whole page only when that is loaded
 * again. Style sheets, and what browsers alone run, are exchanged in place.
 */
const reloadWhatServersDraw: Plugin = {
  name: 'relais-reload',
  hotUpdate({ file, server }) {
    if (this.environment.name !== 'client' || file.endsWith('.css')) return
    if (!server.environments.ssr.moduleGraph.getModulesByFile(file)?.size) return
    this.environment.hot.send({ type: 'full-reload' })
    return []
  },
}
