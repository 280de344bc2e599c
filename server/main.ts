import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createFrontServer } from './http/client-errors.ts'
import { connectAndLoad } from './country/package/load-roster.ts'
import type { RunCommand, StartRefresh, Web } from './assemble.ts'
import type { Config } from './config.ts'
import { ensureWritable } from './db/ensure-writable.ts'
import { addressOf, listen, stoppable } from './http/listen.ts'
import { starting } from './http/starting.ts'

const packageFolder = join(fileURLToPath(new URL('..', import.meta.url)), 'data/package')

/** A server that answers. */
export interface Relais {
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string
  /** Lets requests under way end, then closes the database. */
  readonly close: () => Promise<void>
}

/**
 * Listens, opens the database and puts the parts together; resolves once they answer. `openWeb` gives the pages, built first
 * when they are missing; `startRefresh` begins a refresh of the data when one is due; `runCommand` answers the terminal while the server runs.
 * @throws ConfigError, DatabaseSetupError or SourceError: one sentence with the remedy.
 */
export async function start(
  config: Config,
  onProgress: (step: string) => void,
  openWeb: () => Promise<Web>,
  startRefresh: StartRefresh,
  runCommand: RunCommand,
): Promise<Relais> {
  // First of all the port: who finds it taken should not have waited for the rest.
  let answer: RequestListener = starting
  const opened = createFrontServer((request, response) => answer(request, response))
  const { stop, answered } = stoppable(opened)
  const server = await listen(opened, config)
  try {
    onProgress('Opening the database')
    // With a server too: the draws of the intervals are kept there.
    ensureWritable(config.dataDir)
    // The embedded engine starts in a thread of its own: meanwhile this one reads the rest of the program.
    const opening = connectAndLoad(config)
    let failed = false
    opening.catch(() => (failed = true))
    const { assemble } = await import('./assemble.ts')
    // What cannot be opened is told before any page is built.
    if (failed) await opening
    let ending = false
    const draining = (): boolean => ending
    const parts = {
      config,
      packageFolder,
      opening,
      onProgress,
      openWeb,
      startRefresh,
      runCommand,
      draining,
      answered,
    }
    const { app, hangUp, close } = await assemble(parts)
    answer = app
    return {
      address: addressOf(server),
      close: async () => {
        // Proxies learn first that nobody more should be sent here; who was is answered.
        ending = true
        if (config.drainSeconds > 0) await setTimeout(config.drainSeconds * 1000)
        // Who listens to the changes would keep the server open for ever.
        hangUp()
        await stop()
        await close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
}
