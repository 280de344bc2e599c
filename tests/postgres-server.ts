import type { TestProject } from 'vitest/node'
import { connect } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { loadWorld } from './load-world.ts'
import { onServer } from './on-server.ts'
import { startCluster } from './postgres-cluster.ts'
import { findPrograms } from './postgres-programs.ts'
import { removeOldTemplates } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where tests may make databases, or why there is none. */
    postgres:
      | { readonly url: string; readonly template: string; readonly world: string }
      | { readonly missing: string }
  }
}

/** Makes the migrated databases of which each suite gets a clone, without and with the tiny France; `remove` drops them. */
async function makeTemplates(
  url: string,
): Promise<{ template: string; world: string; remove: () => Promise<void> }> {
  const template = `relais_template_${process.pid}`
  const world = `relais_world_${process.pid}`
  const open = (name: string): Promise<Database> => {
    const address = new URL(url)
    address.pathname = `/${name}`
    return connect({ databaseUrl: address.href, dataDir: '' })
  }
  await onServer(url, `CREATE DATABASE ${template}`)
  await (await open(template)).close()
  await onServer(url, `CREATE DATABASE ${world} TEMPLATE ${template}`)
  const database = await open(world)
  await loadWorld(database)
  await database.close()
  const remove = async (): Promise<void> => {
    for (const name of [template, world]) await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { template, world, remove }
}

/** Finds or starts the server for the suites that run on both databases. With REQUIRE_ALL=1 its absence is a failure. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  removeOldTemplates()
  if (process.env.RELAIS_SHORT_TESTS && !process.env.DATABASE_URL_TEST) {
    provide('postgres', { missing: 'left to a whole run' })
    return undefined
  }
  const given = process.env.DATABASE_URL_TEST
  const programs = given ? null : findPrograms()
  if (!given && !programs) {
    const missing =
      'no PostgreSQL with PostGIS found (apt install postgresql postgis, or set DATABASE_URL_TEST)'
    if (process.env.REQUIRE_ALL === '1') throw new Error(missing)
    console.log(`Skipped on the server database: ${missing}`)
    provide('postgres', { missing })
    return undefined
  }
  // Nothing of it needs to survive a power cut.
  const cluster = programs
    ? await startCluster(programs, '-c fsync=off -c synchronous_commit=off -c full_page_writes=off')
    : null
  const url = cluster?.url ?? given!
  try {
    const { template, world, remove } = await makeTemplates(url)
    provide('postgres', { url, template, world })
    return async () => {
      await remove()
      cluster?.stop()
    }
  } catch (error) {
    cluster?.stop()
    throw error
  }
}
