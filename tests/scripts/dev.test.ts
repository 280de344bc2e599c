import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { firstStart } from '../first-start.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'relais-dev-'))
const said: string[] = []
let ended: Promise<unknown[]>
let stop: () => void
let address: string

const timesSaid = (words: RegExp): number => said.filter((line) => words.test(line)).length
const runs = (process: number): boolean => {
  try {
    return globalThis.process.kill(process, 0)
  } catch {
    return false
  }
}
/** Asks until the answer holds the words: there is no other way to see what a browser sees. */
const shown = (path: string, words: string): Promise<void> =>
  vi.waitFor(async () => expect(await (await fetch(address + path)).text()).toContain(words), {
    timeout: 240_000,
    interval: 100,
  })
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, file), text.replace(from, to))
}

beforeAll(async () => {
  const dataDir = join(copy, '.relais')
  cpSync(await firstStart(), dataDir, { recursive: true })
  for (const name of [
    'server',
    'data',
    'web',
    'scripts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const { PATH, HOME, TMPDIR } = process.env
  const dev = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'scripts/dev.ts'], {
    cwd: copy,
    env: { PATH, HOME, TMPDIR, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', DRAW_THREADS: '0' },
  })
  for (const stream of [dev.stdout, dev.stderr]) createInterface(stream).on('line', (line) => said.push(line))
  ended = once(dev, 'exit')
  stop = () => dev.kill('SIGTERM')
  address = await vi.waitFor(
    () => {
      const found = /written at (\S+)/.exec(said.join('\n'))?.[1]
      if (!found) throw new Error(said.join('\n'))
      return found
    },
    { timeout: 60_000, interval: 100 },
  )
})
afterAll(async () => {
  stop?.()
  await ended
  rmSync(copy, { recursive: true, force: true })
})

test('an edit of a page is shown without a restart, one of the server after a tidy one, and nothing is left running', async () => {
  await shown('/', '<h1')
  expect(timesSaid(/server answers/)).toBe(1)
  const page = await (await fetch(address)).text()
  expect(page).toContain('src="/client/entry-client.ts"')
  expect(await (await fetch(`${address}/ui/main.css`)).text()).toContain('/@vite/client')
  expect((await fetch(`${address}/@fs${copy}/package.json`)).status).toBe(403)

  writeFileSync(
    join(copy, 'web/home/Home.svelte'),
    `${readFileSync(join(copy, 'web/home/Home.svelte'), 'utf8')}\n<p>edited page</p>\n`,
  )
  await shown('/', '<p>edited page</p>')
  expect(timesSaid(/server has stopped/)).toBe(0)

  edit('server/http/routers/health.ts', "status: 'ok'", "status: 'edited server'")
  await shown('/healthz', 'edited server')
  expect(timesSaid(/server has stopped \(code 0\)/)).toBe(1)
  expect(timesSaid(/server answers/)).toBe(2)

  const processes = said.flatMap((line) => /\(process (\d+)\)/.exec(line)?.[1] ?? []).map(Number)
  expect(processes).toHaveLength(2)
  stop()
  expect(await ended).toEqual([0, null])
  expect(timesSaid(/server has stopped \(code 0\)/)).toBe(2)
  expect(processes.filter(runs)).toEqual([])
})
