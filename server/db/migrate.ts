import type { Knex } from 'knex'
import { up as territories } from './migrations/001-territories.ts'
import { up as facts } from './migrations/002-facts.ts'
import { up as cabinets } from './migrations/003-cabinets.ts'
import { up as runs } from './migrations/004-runs.ts'
import { up as signalements } from './migrations/005-signalements.ts'
import { up as stewards } from './migrations/006-stewards.ts'
import { up as citations } from './migrations/007-citations.ts'
import { up as webhooks } from './migrations/008-webhooks.ts'
import { up as countryFromPackage } from './migrations/009-country-from-package.ts'
import { up as publishedLayers } from './migrations/010-published-layers.ts'
import { up as citationWithdrawals } from './migrations/011-citation-withdrawals.ts'
import { up as registerIds } from './migrations/012-register-ids.ts'
import { up as registerFindings } from './migrations/013-register-findings.ts'
import { up as webhookPatience } from './migrations/014-webhook-patience.ts'
import { up as hoursExceptions } from './migrations/016-hours-exceptions.ts'
import { up as intakeAndLinks } from './migrations/017-intake-and-links.ts'
import { up as alerts } from './migrations/018-alerts.ts'
import { up as told } from './migrations/019-told.ts'
import { up as publicationComments } from './migrations/020-publication-comments.ts'
import { up as keptPackages } from './migrations/021-kept-packages.ts'
import { up as stagedLayers } from './migrations/022-staged-layers.ts'
import { DatabaseSetupError } from './errors.ts'
import { run, statement } from './statement.ts'

/**
 * SQL that runs on both databases, in order; a name once released never changes. There is no way down: a mistake is mended by
 * the next one.
 */
const MIGRATIONS: Readonly<Record<string, string>> = {
  '001-territories': territories,
  '002-facts': facts,
  '003-cabinets': cabinets,
  '004-runs': runs,
  '005-signalements': signalements,
  '006-stewards': stewards,
  '007-citations': citations,
  '008-webhooks': webhooks,
  '009-country-from-package': countryFromPackage,
  '010-published-layers': publishedLayers,
  '011-citation-withdrawals': citationWithdrawals,
  '012-register-ids': registerIds,
  '013-register-findings': registerFindings,
  '014-webhook-patience': webhookPatience,
  '016-hours-exceptions': hoursExceptions,
  '017-intake-and-links': intakeAndLinks,
  '018-alerts': alerts,
  '019-told': told,
  '020-publication-comments': publicationComments,
  '021-kept-packages': keptPackages,
  '022-staged-layers': stagedLayers,
}

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  getMigration: async (name) => ({
    up: async (trx) => {
      await trx.raw(MIGRATIONS[name]!)
    },
    down: async () => {
      throw new Error(`${name} has no way down`)
    },
  }),
}

const APPLIED = statement('listMigrations', 'SELECT name FROM migrations ORDER BY id')

/** Brings the schema up to date; the names of the migrations that were applied now. */
export async function migrate(knex: Knex): Promise<readonly string[]> {
  // Most starts end here: the library takes seventeen statements to find that there is nothing to do.
  const known = await run<{ name: string }>(knex, APPLIED).catch(() => [])
  if (known.map(({ name }) => name).join() === Object.keys(MIGRATIONS).join()) return []
  const newer = known.find(({ name }) => !(name in MIGRATIONS))
  if (newer)
    throw new DatabaseSetupError(
      `The database was brought up to date by a newer Relais (it has ${newer.name}): start that one, or restore a backup of this one's time into another DATA_DIR or DATABASE_URL.`,
    )
  const [, now] = (await knex.migrate.latest({ migrationSource: source, tableName: 'migrations' })) as [
    number,
    string[],
  ]
  return now
}
