import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { connect, type ConnectOptions } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { loadWorld } from './load-world.ts'
import { onServer } from './on-server.ts'
import { scratch, stateOf, template } from './scratch.ts'

/** A database made for one suite. */
export interface TestDatabase extends Database {
  /** Connects to it again, after `release`. */
  readonly options: ConnectOptions
  /** Lets it go and keeps it. */
  readonly release: () => Promise<void>
  /** Lets it go and removes it. */
  readonly close: () => Promise<void>
}

/** One of the databases on which a suite runs. */
export interface DatabaseKind {
  readonly name: 'embedded' | 'server'
  /** A database of its own, migrated; with the tiny France in it when `world` is true. */
  readonly open: (options?: { readonly world?: boolean }) => Promise<TestDatabase>
}

/** All that shapes a fresh database. */
const SHAPING = [
  'server/db',
  'server/country/package/load-roster.ts',
  'tests/world.ts',
  'tests/load-world.ts',
]

/** A folder with a migrated embedded database, with the tiny France in it when `world` is true: a copy starts in a second. */
const embeddedTemplate = (world: boolean): Promise<string> =>
  template(world ? 'world' : 'empty', stateOf(SHAPING), async (dataDir) => {
    if (world) cpSync(await embeddedTemplate(false), dataDir, { recursive: true })
    const database = await connect({ dataDir })
    if (world) await loadWorld(database)
    await database.close()
  })

function finish(database: Database, options: ConnectOptions, remove: () => Promise<void>): TestDatabase {
  let released: Promise<void> | null = null
  const release = (): Promise<void> => (released ??= database.close())
  return {
    ...database,
    options,
    release,
    close: async () => {
      await release()
      await remove()
    },
  }
}

const openEmbedded = async ({ world = false } = {}): Promise<TestDatabase> =>
  openCopy(await embeddedTemplate(world))

async function openCopy(template: string): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(scratch, 'relais-test-'))
  cpSync(template, dataDir, { recursive: true })
  const options = { dataDir }
  return finish(await connect(options), options, async () =>
    rmSync(dataDir, { recursive: true, force: true }),
  )
}

async function openServer(url: string, template: string): Promise<TestDatabase> {
  const name = `relais_${randomUUID().replaceAll('-', '')}`
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const address = new URL(url)
  address.pathname = `/${name}`
  const options = { databaseUrl: address.href, dataDir: '' }
  return finish(await connect(options), options, () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`))
}

const embedded: DatabaseKind = { name: 'embedded', open: openEmbedded }

/**
 * The databases of this machine: `describe.each(databases)('…on the $name database', ({ open }) => …)`.
 * The server's is left out, and its absence said once, where there is no PostgreSQL.
 */
export const databases: readonly DatabaseKind[] = (() => {
  const server = inject('postgres')
  if ('missing' in server) return [embedded]
  return [
    embedded,
    {
      name: 'server',
      open: ({ world = false } = {}) => openServer(server.url, world ? server.world : server.template),
    },
  ]
})()
