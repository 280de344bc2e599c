import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startCommand } from '../scripts/start-command.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Relais in a process of its own. */
export interface Spawned {
  readonly address: string
  readonly pid: number
  /** Asks it to stop and answers its exit code: 0 when it did so tidily. */
  readonly stop: () => Promise<number | null>
}

/**
 * Starts Relais as an operator does, on a free port, from this checkout or another `folder`, by this Node or another; `settings` are more of its
 * variables. Of our own it gets none that could change it: a test runner's would make another build of the pages.
 */
export async function spawnRelais(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
  folder = root,
  node = process.execPath,
): Promise<Spawned> {
  const { PATH, HOME, TMPDIR } = process.env
  const { env, program, args } = startCommand(folder)
  const server = spawn(node, [...(program === 'node' ? [] : ['--import', 'tsx']), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The intervals are drawn and tested elsewhere: here they would take the browser's processor.
    env: {
      ...{ PATH, HOME, TMPDIR, ...env },
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DRAW_THREADS: '0',
      ...settings,
    },
  })
  const said: string[] = []
  createInterface(server.stderr).on('line', (line) => said.push(line))
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0]
      if (address) resolve(address)
    })
    void ended.then((code) => reject(new Error(`The server ended with code ${code}:\n${said.join('\n')}`)))
  })
  return {
    address,
    pid: server.pid!,
    stop: () => {
      server.kill('SIGTERM')
      return ended
    },
  }
}
