import type { Knex } from 'knex'
import * as territories from './migrations/001-territories.ts'
import * as facts from './migrations/002-facts.ts'
import * as cabinets from './migrations/003-cabinets.ts'
import * as runs from './migrations/004-runs.ts'
import * as signalements from './migrations/005-signalements.ts'
import * as stewards from './migrations/006-stewards.ts'

/** A migration as written: SQL that runs on both databases. There is no way down; a mistake is mended by the next one. */
interface SqlMigration {
  readonly up: string
}

/** In order; a name once released never changes. */
const MIGRATIONS: Readonly<Record<string, SqlMigration>> = {
  '001-territories': territories,
  '002-facts': facts,
  '003-cabinets': cabinets,
  '004-runs': runs,
  '005-signalements': signalements,
  '006-stewards': stewards,
}

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  getMigration: async (name) => ({
    up: async (trx) => {
      await trx.raw(MIGRATIONS[name]!.up)
    },
    down: async () => {
      throw new Error(`${name} has no way down`)
    },
  }),
}

/** Brings the schema up to date; the names of the migrations that were applied now. */
export async function migrate(knex: Knex): Promise<readonly string[]> {
  const [, applied] = (await knex.migrate.latest({ migrationSource: source, tableName: 'migrations' })) as [
    number,
    string[],
  ]
  return applied
}
