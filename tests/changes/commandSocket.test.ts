import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forwardCommand, serveCommands } from '../../server/db/command-socket.ts'

test('a terminal closed before its answer does not end the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-socket-'))
  const close = await serveCommands(folder, async (_command, print) => {
    for (let line = 0; line < 50; line++) {
      print('x'.repeat(10_000))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return true
  })
  for (let turn = 0; turn < 5; turn++)
    await new Promise<void>((resolve) => {
      const socket = connect(join(folder, 'command.sock'))
      socket.write(`${JSON.stringify({ argv: [], cwd: '/' })}\n`)
      socket.once('data', () => socket.destroy())
      socket.once('close', () => resolve())
    })
  const printed: string[] = []
  expect(await forwardCommand(folder, { argv: [], cwd: '/' }, (line) => void printed.push(line))).toBe(true)
  expect(printed).toHaveLength(50)
  await close()
  rmSync(folder, { recursive: true, force: true })
})
