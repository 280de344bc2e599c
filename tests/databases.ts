import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { connect, type ConnectOptions } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { loadWorld } from './load-world.ts'
import { onServer } from './on-server.ts'
import { scratch, templateFolder } from './scratch.ts'

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

/** Changes with everything that shapes a fresh database: a template is made anew then. */
function fingerprint(): string {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const written = readdirSync(join(root, 'server/db'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...written.sort(), ...['data/load.ts', 'tests/world.ts', 'tests/load-world.ts']])
    hash.update(readFileSync(resolve(root, file)))
  return hash.digest('hex').slice(0, 12)
}

/**
 * A folder with a migrated embedded database, made once for a state of the code, with the tiny France in it when `world` is
 * true: a copy starts in a second.
 */
async function embeddedTemplate(world: boolean): Promise<string> {
  const template = templateFolder(world ? 'world' : 'empty', fingerprint())
  if (existsSync(template)) return template
  const draft = mkdtempSync(join(scratch, 'relais-draft-'))
  if (world) cpSync(await embeddedTemplate(false), draft, { recursive: true })
  const database = await connect({ dataDir: draft })
  if (world) await loadWorld(database)
  await database.close()
  try {
    renameSync(draft, template)
  } catch {
    // Another process was faster: its template is as good.
    rmSync(draft, { recursive: true, force: true })
  }
  return template
}

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

async function openEmbedded({ world = false } = {}): Promise<TestDatabase> {
  const template = await embeddedTemplate(world)
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
