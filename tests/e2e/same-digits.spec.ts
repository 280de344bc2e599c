import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { fingerprint } from '../domain/math/fingerprint.ts'

test('the browser computes the same digits as the server, to the last bit', async ({ page }) => {
  const entry = fileURLToPath(new URL('../domain/math/fingerprint.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'domain' } },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rollup.RollupOutput
  const found = await page.evaluate(`${output[0].code}; domain.fingerprint()`)
  expect(found).toBe(fingerprint())
})
