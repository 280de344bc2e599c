import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether a program of Debian's is here; under REQUIRE_ALL=1 a test runs, and fails, without it. */
export const canRun = (path: string): boolean => existsSync(path) || process.env.REQUIRE_ALL === '1'

/** A program that runs until it is stopped, with all that it wrote. */
export interface Running {
  readonly said: () => string
  readonly stop: () => Promise<void>
}

/** Starts a program in the foreground. @throws Error with what it wrote, from `stop`, when it had ended by itself. */
export function run(command: string, args: readonly string[]): Running {
  const written: string[] = []
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (data: Buffer) => written.push(data.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    said: () => written.join(''),
    stop: async () => {
      if (child.exitCode !== null) throw new Error(`${command} had ended by itself: ${written.join('')}`)
      child.kill('SIGTERM')
      await ended
    },
  }
}
