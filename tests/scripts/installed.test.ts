/**
 * What an operator installs: the tracked files, `npm ci --omit=dev`, a start, by this Node and by the next long-term release. Minutes of
 * installing, so only where CI runs it.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { spawnRelais } from '../spawn-relais.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'relais-installed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const run = (cwd: string, program: string, ...words: string[]): string =>
  execFileSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 })

describe.skipIf(!process.env.CI)('an installation without what only developers need', () => {
  test('starts, with neither OpenLayers nor a browser driver in it', async () => {
    for (const file of run(root, 'git', 'ls-files', '-z')
      .split('\0')
      .filter((name) => name !== '')) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      cpSync(join(root, file), join(folder, file))
    }
    run(
      folder,
      'npm',
      'ci',
      ...['--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
    )
    for (const name of ['ol/Map.js', 'playwright-core', 'vitest', 'mapshaper'])
      expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false)
    const relais = await spawnRelais(join(folder, '.relais'), {}, folder)
    expect((await fetch(`${relais.address}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${relais.address}/trouver?q=niort`)).text()).toContain('Niort')
    expect(await relais.stop()).toBe(0)
  })

  test('starts on Node 24 too, on the folder that the other one left', async () => {
    const node24 = run(folder, 'npx', '--yes', '-p', 'node@24', 'node', '-p', 'process.execPath').trim()
    expect(run(folder, node24, '--version')).toMatch(/^v24\./)
    const relais = await spawnRelais(join(folder, '.relais'), {}, folder, node24)
    expect((await fetch(`${relais.address}/readyz`)).status).toBe(200)
    expect(await relais.stop()).toBe(0)
    // One suite: the referees' cases of the method, to the last digit.
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts']
    expect(run(root, node24, join(root, vitest[0]!), ...vitest.slice(1), 'tests/domain/math')).toMatch(
      /passed/,
    )
  })
})
