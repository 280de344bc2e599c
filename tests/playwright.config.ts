import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** The site in a real browser: Debian's Chromium (or CHROMIUM_PATH), against a real server with the real package. */
export default defineConfig({
  testDir: fileURLToPath(new URL('e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  globalSetup: fileURLToPath(new URL('e2e/start-server.ts', import.meta.url)),
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  forbidOnly: true,
  use: {
    // Set by the global setup before the workers read this file.
    baseURL: process.env.RELAIS_URL,
    browserName: 'chromium',
    locale: 'fr-FR',
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
