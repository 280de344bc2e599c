/** The command line: `npm run relais -- <command>`. Without a command it says what it can do. */
import { setFlagsFromString } from 'node:v8'
import { lazy } from '../server/country/lazy.ts'
import { SourceError } from '../server/country/package/source-error.ts'
import { RegisterFileError } from '../server/service/registers/register-file-error.ts'
import { RosterFileError } from '../server/service/roster/roster-file-error.ts'
import { ConfigError, readConfig } from '../server/config.ts'
import { connect } from '../server/db/connect.ts'
import { DatabaseSetupError } from '../server/db/errors.ts'
import { UsageError } from './relais/command.ts'
import { CommandFailed, forwardCommand } from '../server/db/command-socket.ts'
import { parseCommand, runCommand, usage } from './relais/run-command.ts'
import { servedPackage } from './relais/servedPackage.ts'
import { terminalContext } from './relais/terminal-context.ts'

// As `npm start` says: garbage is taken before a heap stands at three times what it uses.
setFlagsFromString('--heap-growing-percent=60')

async function main(argv: readonly string[]): Promise<boolean> {
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
    console.log(usage())
    return true
  }
  const { command, input } = parseCommand(argv)
  const config = readConfig(process.env)
  const { databaseUrl, databaseReadUrl, dataDir } = config
  const context = terminalContext(config, process.cwd(), (line) => console.log(line))
  if ('alone' in command) return command.alone(input, context)
  if (command.before && !(await command.before(input, context))) return false
  if (!databaseUrl) {
    const answered = await forwardCommand(dataDir, { argv, cwd: context.cwd }, context.print)
    if (answered !== null) return answered
  }
  const database = await connect({ databaseUrl, databaseReadUrl, dataDir })
  try {
    return await runCommand(argv, {
      ...context,
      served: lazy(() => servedPackage(database.knex, dataDir)),
      database,
    })
  } finally {
    await database.close()
  }
}

const EXPECTED = [
  UsageError,
  CommandFailed,
  RosterFileError,
  RegisterFileError,
  ConfigError,
  DatabaseSetupError,
  SourceError,
]

// `… | head` closes the pipe when it has read enough: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

main(process.argv.slice(2)).then(
  (well) => {
    process.exitCode = well ? 0 : 1
  },
  (error: unknown) => {
    const expected = EXPECTED.some((kind) => error instanceof kind)
    console.error(expected ? (error as Error).message : error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  },
)
