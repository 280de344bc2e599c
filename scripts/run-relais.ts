import { ConfigError, readConfig } from '../server/config.ts'
import { DatabaseSetupError, DatabaseUnavailable } from '../server/db/errors.ts'
import { SourceError } from '../server/country/package/source-error.ts'
import type { Web } from '../server/assemble.ts'
import type { Relais } from '../server/main.ts'
import { startRefresh } from './startRefresh.ts'

type Say = (step: string) => void

/**
 * Starts the server of the environment with the pages that `openWeb` gives, and stops it tidily when asked to. Ends the process when
 * it cannot start: with one sentence and the remedy for what an operator can mend.
 */
export async function runRelais(openWeb: (say: Say) => Promise<Web>): Promise<Relais> {
  const begun = performance.now()
  const say: Say = (step) =>
    console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${step}`)
  try {
    const config = readConfig(process.env)
    // Read after the settings: a wrong one is told at once.
    const { start } = await import('../server/main.ts')
    const relais = await start(
      config,
      say,
      () => openWeb(say),
      () => startRefresh(config.dataDir),
      async ({ argv, cwd }, database, print, served) => {
        // The commands bring a browser's driver and readers of workbooks: whoever waits for a page waits for none of it.
        const { runCommand } = await import('./relais/run-command.ts')
        const { terminalContext } = await import('./relais/terminal-context.ts')
        return runCommand(argv, {
          ...terminalContext(config, cwd, print),
          ...{ served: () => Promise.resolve(served), database },
        })
      },
    )
    say('Ready')
    stopWhenAsked(relais)
    return relais
  } catch (error) {
    return fail(error)
  }
}

function stopWhenAsked(relais: Relais): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    console.error(`${signal}: finishing what is under way`)
    relais.close().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** One sentence with the remedy for what an operator can mend; the whole error for what is our fault. */
function fail(error: unknown): never {
  const known =
    error instanceof ConfigError ||
    error instanceof DatabaseSetupError ||
    error instanceof DatabaseUnavailable ||
    error instanceof SourceError
  console.error(known ? error.message : error)
  process.exit(1)
}
