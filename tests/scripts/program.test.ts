import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { firstStart } from '../first-start.ts'
import { spawnRelais } from '../spawn-relais.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'relais-program-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('the next start runs the program that the former one built, and never that of other sources', async () => {
  const dataDir = join(copy, '.relais')
  cpSync(await firstStart(), dataDir, { recursive: true })
  for (const name of ['server', 'data', 'web', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const programs = join(copy, 'dist/program')
  const built = (): string[] => readdirSync(programs)
  const start = async (): Promise<void> => {
    const relais = await spawnRelais(dataDir, {}, copy)
    expect((await fetch(`${relais.address}/trouver?q=niort`)).status).toBe(200)
    expect(await relais.stop()).toBe(0)
  }
  await start()
  const [first] = built()
  // What only the built program does.
  const ran = join(copy, 'ran')
  appendFileSync(
    join(programs, first!, 'start.js'),
    `\n(await import('node:fs')).writeFileSync(${JSON.stringify(ran)}, '')\n`,
  )
  await start()
  expect(existsSync(ran)).toBe(true)
  rmSync(ran)
  appendFileSync(join(copy, 'server/main.ts'), '\n// Changed.\n')
  await start()
  expect(existsSync(ran)).toBe(false)
  expect(built()).toHaveLength(2)
})
