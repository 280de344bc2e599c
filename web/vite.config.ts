import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { iconPictures } from './icons.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/**
 * Vite's manifest of the client build, baked into the server bundle: no hash can differ, no file is read at run time. Empty where
 * pages ask for the sources themselves.
 */
function clientManifest(built: boolean): Plugin {
  const id = 'virtual:client-manifest'
  const file = path('../dist/client/.vite/manifest.json')
  return {
    name: 'relais-client-manifest',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}`
        ? `export default ${built && existsSync(file) ? readFileSync(file, 'utf8') : '{}'}`
        : undefined,
  }
}

/** `vite build` makes dist/client, `vite build --ssr` makes dist/server/entry-server.js (in that order); `npm run dev` serves. */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: path('.'),
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    clientManifest(command === 'build'),
    ...(isSsrBuild ? [] : [iconPictures(path('public/icon.svg'))]),
  ],
  worker: { format: 'es' },
  ...(command === 'build' && { ssr: { noExternal: true } }),
  logLevel: 'warn',
  build: isSsrBuild
    ? {
        outDir: path('../dist/server'),
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { input: path('document/entry-server.ts'), checks: { pluginTimings: false } },
      }
    : {
        outDir: path('../dist/client'),
        emptyOutDir: true,
        manifest: true,
        assetsInlineLimit: 0,
        // MapLibre alone weighs about a megabyte; it is loaded only when a map is asked for.
        chunkSizeWarningLimit: 1400,
        rolldownOptions: { input: path('client/entry-client.ts'), checks: { pluginTimings: false } },
      },
}))
