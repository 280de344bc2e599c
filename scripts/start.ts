import { ConfigError, readConfig } from '../server/config.ts'
import { DatabaseSetupError, DatabaseUnavailable } from '../server/db/errors.ts'
import { SourceError } from '../server/country/package/source-error.ts'

/** `npm start`: builds what is missing, starts the server, says where it answers, stops tidily. */
async function main(): Promise<void> {
  const begun = performance.now()
  const say = (step: string): void =>
    console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${step}`)
  const config = readConfig(process.env)
  // Read after the settings: a wrong one is told at once.
  const [{ start }, { buildWeb }] = await Promise.all([import('../server/main.ts'), import('./build-web.ts')])
  const relais = await start(
    config,
    say,
    () => buildWeb(say),
    async ({ argv, cwd }, database, print) => {
      // The commands bring a browser's driver and readers of workbooks: whoever waits for a page waits for none of it.
      const { runCommand } = await import('./relais/run-command.ts')
      const { terminalContext } = await import('./relais/terminal-context.ts')
      return runCommand(argv, { ...terminalContext(config, cwd, print), database })
    },
  )
  say('Ready')
  console.log(`Relais answers at ${relais.address}`)

  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    console.error(`${signal}: finishing what is under way`)
    relais.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
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

main().catch(fail)
