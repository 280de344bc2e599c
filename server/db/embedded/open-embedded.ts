import knexFactory from 'knex'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALONE } from '../attend.ts'
import { columnTypes } from '../column-types.ts'
import type { Database } from '../database.ts'
import { DatabaseSetupError } from '../errors.ts'
import { ensureWritable } from '../ensure-writable.ts'
import { holds } from '../../holdings.ts'
import { Journal } from '../journal.ts'
import { ensureBundle } from './bundle.ts'
import { checkWhole } from './checkWhole.ts'
import { Engine } from './engine.ts'
import { lockFolder } from './lock.ts'
import { WireStream } from './wire-stream.ts'

const CHECKPOINT_EVERY_MS = 5 * 60_000
const PATIENCE_MS = 2 * 60_000
const VACUUM_EVERY_MS = 24 * 60 * 60_000

/**
 * Opens the database inside `dataDir` (cluster, PostGIS bundle, journal, lock), making it when there is none.
 * A cluster without its mark was interrupted while it was made, and is made again.
 */
export async function openEmbedded(dataDir: string, queryTimeoutMs: number): Promise<Database> {
  ensureWritable(dataDir)
  const lock = await lockFolder(dataDir)
  const dataFolder = join(dataDir, 'database')
  const made = join(dataDir, 'database.made')
  const fresh = !existsSync(made)
  if (fresh) rmSync(dataFolder, { recursive: true, force: true })

  const engine = new Engine({ dataFolder, bundle: ensureBundle(join(dataDir, 'cache')) }, queryTimeoutMs)
  holds('database', engine, ({ held }) => held)
  const knex = knexFactory({
    client: 'pg',
    // On a busy machine the engine may take a minute to come back: waiting is better than failing.
    pool: { min: 0, max: 1, createTimeoutMillis: PATIENCE_MS },
    acquireConnectionTimeout: PATIENCE_MS,
    // The pool reports each connection that ended; the statement's own error says it better.
    log: { warn: () => {} },
    connection: () => ({ stream: () => new WireStream(engine), types: columnTypes }) as object,
  })
  const close = async (): Promise<void> => {
    await knex.destroy()
    await engine.close()
    await lock.release()
  }
  try {
    try {
      await engine.start()
      await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis')
      if (!fresh) await checkWhole(knex, dataFolder)
    } catch (error) {
      throw fresh ? error : damaged(dataDir, error)
    }
    writeFileSync(made, '')
    const { rows } = (await knex.raw('SELECT version() AS postgres, postgis_lib_version() AS postgis')) as {
      rows: { postgres: string; postgis: string }[]
    }
    const journal = await Journal.open(join(dataDir, 'journal.ndjson'))
    // Nothing in the engine does this by itself.
    const upkeep = [
      setInterval(() => void knex.raw('CHECKPOINT').catch(() => {}), CHECKPOINT_EVERY_MS).unref(),
      setInterval(() => void knex.raw('VACUUM (ANALYZE)').catch(() => {}), VACUUM_EVERY_MS).unref(),
    ]
    return {
      kind: 'embedded',
      version: `${rows[0]!.postgres.split(' (')[0]!.split(' on ')[0]} + PostGIS ${rows[0]!.postgis}`,
      knex,
      reads: knex,
      noteWritten: () => Promise.resolve(),
      standbys: () => [],
      attendance: ALONE,
      journal,
      tidy: async () => {
        await knex.raw('VACUUM (ANALYZE)')
        await knex.raw('CHECKPOINT')
      },
      close: async () => {
        for (const timer of upkeep) clearInterval(timer)
        await journal.close()
        await close()
      },
    }
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
}

/** What the engine says of a cluster that it cannot read whole, on one line, and the command that restores; the journal gives back what is newer than the backup. */
function damaged(dataDir: string, error: unknown): DatabaseSetupError {
  const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.split(' - ').at(-1)!
  const folder = join(dataDir, 'database')
  return new DatabaseSetupError(
    `The embedded database in ${dataDir} cannot be read whole (${why.replace(/\.$/, '')}): unless the machine lacks memory or disk, put it aside and restore a backup with mv '${folder}' '${folder}.damaged' && npm run relais -- restore <backup> --replace.`,
  )
}
