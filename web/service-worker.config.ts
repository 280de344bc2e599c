import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** The service worker, built after the pages into the one file that browsers ask for again: dist/client/sw.js. */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: path('../dist/client'),
    emptyOutDir: false,
    rolldownOptions: {
      input: path('client/service-worker.ts'),
      checks: { pluginTimings: false },
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
})
