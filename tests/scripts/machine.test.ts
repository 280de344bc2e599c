import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createMachine, until } from '../../scripts/cluster/machine.ts'

/** Whether a process runs: one that nobody has noticed the end of does not. */
const runs = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('a machine that ended by itself leaves nothing behind once it is stopped, of its own session or another', async ({
  signal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-machine-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const pidIn = (file: string): number => Number(readFileSync(join(folder, file), 'utf8'))
  const machine = createMachine({
    ...{ name: 'keeper', cwd: folder, log: join(folder, 'log'), command: '/bin/sh' },
    args: [
      '-c',
      `sleep 60 & echo $! > near
       setsid sh -c 'echo $$ > far; exec sleep 60' &
       while ! [ -s far ]; do sleep 0.05; done
       exit 1`,
    ],
    answers: () => Promise.resolve(false),
    relatives: () => [pidIn('far')],
  })
  await expect(machine.begin()).rejects.toThrow('keeper ended by itself')
  const [near, far] = [pidIn('near'), pidIn('far')]
  expect(runs(far)).toBe(true)
  await machine.stop()
  await until(() => Promise.resolve(!runs(near) && !runs(far)), signal)
}, 20_000)
