/** Puts an operator's roster in force: `npx tsx scripts/load-roster.ts cabinets.csv [evenements.csv]`. */
import { loadRoster } from '../data/load.ts'
import { readPlainRoster } from '../data/read-plain-roster.ts'
import { SourceError } from '../data/readers/source-error.ts'
import { ConfigError, readConfig } from '../server/config.ts'
import { connect } from '../server/db/connect.ts'
import { DatabaseSetupError } from '../server/db/errors.ts'

const OUTCOMES = {
  loaded: 'The roster is in force.',
  unchanged: 'This roster was in force already: nothing changed.',
  'kept-real': 'A real roster is in force: the demonstration was left out.',
} as const

async function main([cabinets, events]: readonly string[]): Promise<void> {
  if (!cabinets)
    throw new SourceError('load-roster', 'names no file.', 'Give it the path of a CSV of cabinets.')
  const roster = readPlainRoster({ cabinets, events }, false)
  const { databaseUrl, dataDir } = readConfig(process.env)
  const database = await connect({ databaseUrl, dataDir })
  try {
    const outcome = await loadRoster(database, roster)
    console.log(`${roster.cabinets.length} cabinets, ${roster.events.length} events. ${OUTCOMES[outcome]}`)
  } finally {
    await database.close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected =
    error instanceof SourceError || error instanceof DatabaseSetupError || error instanceof ConfigError
  console.error(expected ? error.message : error)
  process.exitCode = 1
})
