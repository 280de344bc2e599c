import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { loadWorld } from './load-world.ts'
import { onServer } from './on-server.ts'
import { findPrograms } from './postgres-programs.ts'
import { removeOldTemplates, scratch } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where tests may make databases, or why there is none. */
    postgres:
      | { readonly url: string; readonly template: string; readonly world: string }
      | { readonly missing: string }
  }
}

/** PostgreSQL refuses to run as root: there the programs run as the user that the Debian package makes. */
function run(program: string, args: readonly string[]): string {
  const root = process.getuid?.() === 0
  return execFileSync(
    root ? 'runuser' : program,
    root ? ['-u', 'postgres', '--', program, ...args] : [...args],
    {
      encoding: 'utf8',
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** A cluster of its own in a temporary folder, for these tests only, on a free port of the loopback. */
async function startCluster(programs: string): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(join(scratch, 'relais-postgres-'))
  if (process.getuid?.() === 0) {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, id('-u'), id('-g'))
  }
  const data = join(folder, 'data')
  const port = await freePort()
  run(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ])
  // All may enter but the account whose password is tried.
  const rules = join(data, 'pg_hba.conf')
  writeFileSync(rules, `host all relais_lecture 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`)
  const options = [
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60 -c shared_buffers=64MB`,
    // The cluster lives as long as the tests: nothing of it needs to survive a power cut.
    '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  ].join(' ')
  const control = join(programs, 'pg_ctl')
  run(control, ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(control, ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
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
  const cluster = programs ? await startCluster(programs) : null
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
