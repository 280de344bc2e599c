import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { scratch } from '../scratch.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server of its own, with what it was started on. */
export interface Launched {
  readonly address: string
  readonly dataDir: string
  /** Stops it and removes its data folder. */
  readonly stop: () => Promise<void>
}

/** Starts Relais as an operator does, on a free port with an empty data folder; `settings` are more of its variables. */
export async function launch(settings: Readonly<Record<string, string>> = {}): Promise<Launched> {
  const dataDir = mkdtempSync(join(scratch, 'relais-e2e-'))
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The intervals are drawn and tested elsewhere: here they would take the browser's processor.
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DRAW_THREADS: '0',
      ...settings,
    },
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const said: string[] = []
  createInterface(server.stderr).on('line', (line) => said.push(line))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0]
      if (address) resolve(address)
    })
    server.once('exit', (code) =>
      reject(new Error(`The server ended with code ${code}:\n${said.join('\n')}`)),
    )
  })
  return {
    address,
    dataDir,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
