import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const top = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'relais-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts Relais as an operator does and returns how it ended. */
const start = (env: Record<string, string>): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/start.ts'],
      {
        cwd: top,
        env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'data'), PORT: '0', ...env },
      },
      (error, _stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stderr }),
    )
  })

/** The last line printed: the one a person reads. */
const lastLine = (stderr: string): string => stderr.trimEnd().split('\n').at(-1)!

describe('a start that cannot be', () => {
  test('a busy port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await start({ PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(lastLine(stderr)).toBe(`Port ${port} is taken: stop what uses it, or set PORT to another one.`)
  })

  test('a variable that makes no sense', async () => {
    const { code, stderr } = await start({ PORT: 'http' })
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(/PORT must be/)
  })

  test('a folder that cannot be written', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, stderr } = await start({ DATA_DIR: join(file, 'data') })
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(/DATA_DIR/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('a database that does not answer', async () => {
    const { code, stderr } = await start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/relais' })
    expect(code).toBe(1)
    expect(lastLine(stderr)).toMatch(/DATABASE_URL/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
