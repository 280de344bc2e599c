import { parisDay } from '../server/paris-day.ts'
/**
 * `npm run compute -- [--as-of YYYY-MM-DD] [--threads N]`: computes the run of a day afresh in the database of the
 * configuration (points, 500 draws, 1,000 rankings), stores it and says how it can be told from another.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connectAndLoad } from '../server/country/package/load-roster.ts'
import { SourceError } from '../server/country/package/source-error.ts'
import { ConfigError, readConfig } from '../server/config.ts'
import { DatabaseSetupError } from '../server/db/errors.ts'
import { readComputeOptions } from './compute/compute-options.ts'
import { computeRun } from './compute/computeRun.ts'
import { describeRun, isSound } from './compute/describeRun.ts'
import { servedPackage } from './relais/servedPackage.ts'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

async function main(args: readonly string[]): Promise<boolean> {
  const config = readConfig(process.env)
  const options = readComputeOptions(args, {
    asOf: parisDay(),
    threads: Math.max(1, config.drawThreads),
  })
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
  const database = await connectAndLoad(config)
  try {
    console.error(`computing the run of ${options.asOf} with ${options.threads} threads`)
    const computed = await computeRun(database, {
      ...options,
      dataDir: config.dataDir,
      version,
      pack: (await servedPackage(database.knex, config.dataDir)).currentPackage(),
    })
    for (const line of describeRun(computed)) console.log(line)
    return isSound(computed)
  } finally {
    await database.close()
  }
}

const EXPECTED = [ConfigError, DatabaseSetupError, SourceError]

main(process.argv.slice(2)).then(
  (sound) => {
    process.exitCode = sound ? 0 : 1
  },
  (error: unknown) => {
    const expected = EXPECTED.some((kind) => error instanceof kind)
    console.error(expected ? (error as Error).message : error)
    process.exitCode = 1
  },
)
