import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { WHOLE_ONLY_SPECS } from './whole-only.ts'

/** The site in a real browser: Debian's Chromium (or CHROMIUM_PATH), against a real server with the real package. */
export default defineConfig({
  testDir: fileURLToPath(new URL('e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../node_modules/.cache/e2e', import.meta.url)),
  globalSetup: fileURLToPath(new URL('e2e/start-server.ts', import.meta.url)),
  testIgnore: process.env.RELAIS_SHORT_TESTS ? WHOLE_ONLY_SPECS.map((name) => `**/${name}`) : [],
  fullyParallel: true,
  workers: 2,
  // A limit ends what hangs; it never judges how fast a shared machine is.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  retries: process.env.CI ? 1 : 0,
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
        // The maps' WebGL by software, the same pixels on every machine; the page around them without it, which costs half.
        '--disable-gpu',
        '--enable-unsafe-swiftshader',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A page lives for seconds here: compiling it again for speed, and keeping a process at hand for the next, took a fifth of the time.
        '--js-flags=--no-maglev,--no-turbofan',
        // The last list counts: Playwright's own, as far as it says something to these tests, and the process kept at hand.
        `--disable-features=${[
          'AvoidUnnecessaryBeforeUnloadCheckSync',
          'DestroyProfileOnBrowserClose',
          'HttpsUpgrades',
          'HttpsFirstBalancedModeAutoEnable',
          'MediaRouter',
          'NetworkTimeServiceQuerying',
          'OptimizationHints',
          'PaintHolding',
          'SpareRendererForSitePerProcess',
        ].join(',')}`,
      ],
    },
  },
})
