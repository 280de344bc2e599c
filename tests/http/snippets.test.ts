import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SNIPPETS } from '../../server/service/docs/snippets.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { canRun } from '../deploy/programs.ts'
import { hasQgis, runInQgis } from '../gis/qgis-program.ts'
import { worldApp } from './world-app.ts'

const run = promisify(execFile)
const top = fileURLToPath(new URL('../..', import.meta.url))

describe.each(databases.slice(0, 1))('the programs of /api/docs, run as they stand there', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let folder: string
  let departements: { code: string; nom: string }[]
  let text: (id: (typeof SNIPPETS)[number]['id']) => string
  beforeAll(async () => {
    database = await open({ world: true })
    server = createServer((await worldApp(database)).app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    text = (id) => SNIPPETS.find((one) => one.id === id)!.text.replaceAll('{origin}', origin)
    departements = (await (await fetch(`${origin}/api/v1/territoires/departement`)).json()).items
    folder = mkdtempSync(join(tmpdir(), 'relais-snippets-'))
  })
  afterAll(async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
    await database?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('curl writes a line for each figure of each département', async () => {
    await run('bash', ['-c', text('curl')], { cwd: folder })
    const file = join(folder, 'departements.csv')
    expect(existsSync(file)).toBe(true)
    const rows = readFileSync(file, 'utf8')
    for (const { nom } of departements) expect(rows).toContain(nom)
  })

  test('Python, with what it comes with, prints a line for each département', async () => {
    const { stdout } = await run('python3', ['-c', text('python')])
    expect(stdout.trim().split('\n')).toHaveLength(departements.length)
    for (const { code, nom } of departements) expect(stdout).toContain(`${code} ${nom}`)
  })

  const r = '/usr/bin/Rscript'
  test.skipIf(!canRun(r))(`R counts the départements (skipped where ${r} is missing)`, async () => {
    const { stdout } = await run(r, ['-e', text('r')])
    expect(stdout.trim()).toBe(`[1] ${departements.length}`)
  })

  test('JavaScript prints the nearest cabinets with their status', async () => {
    const { stdout } = await run('node', ['--input-type=module', '-e', text('javascript')])
    expect(stdout.trim().split('\n').length).toBeGreaterThan(0)
    expect(stdout).toMatch(/ (active|reduced) [\d.]+$/m)
  })

  test.skipIf(!hasQgis)(
    'PyQGIS adds the départements and prints a line for each (skipped where QGIS is missing)',
    async () => {
      const stdout = await runInQgis(folder, ['-c', text('qgis')])
      expect(stdout.trim().split('\n')).toHaveLength(departements.length)
      for (const { code, nom } of departements) expect(stdout).toContain(`${code} ${nom} `)
    },
  )

  test('each area of a tile finds its figures by its code', async () => {
    const { stdout } = await run('node', ['--input-type=module', '-e', text('tiles')], { cwd: top })
    // The communes of the tiny France's mainland that lie in this tile.
    expect(stdout.trim()).toBe('10 / 10')
  })
})
