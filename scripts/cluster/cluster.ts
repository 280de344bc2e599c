import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { findPrograms } from '../../tests/postgres-programs.ts'
import { freePort } from '../../tests/free-port.ts'
import { startCommand } from '../start-command.ts'
import { createMachine, until, type Machine } from './machine.ts'
import { createNode, type Node, type Timing } from './patroni.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

/** A cluster of the whole product on the loopback: three etcd, two PostgreSQL under Patroni, two Relais, HAProxy in front. */
export interface Cluster {
  /** Where people reach it: `http://127.0.0.1:…`. */
  readonly origin: string
  /** The database, of both nodes, as Relais is given it. */
  readonly databaseUrl: string
  readonly etcd: readonly Machine[]
  readonly nodes: readonly Node[]
  readonly web: readonly Machine[]
  /** The node that leads; null while none does. */
  readonly leader: () => Promise<Node | null>
  /** Whether every machine is up and any of them may die. */
  readonly isWhole: () => Promise<boolean>
  /** Ends all of it, and removes what it wrote. */
  readonly close: () => Promise<void>
}

interface Options {
  readonly say: (step: string) => void
  readonly timing: Timing
  /** Port of HAProxy; a free one by default. */
  readonly port?: number
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal
}

const ok = async (url: string): Promise<boolean> =>
  (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok

/** Starts a cluster; what had begun is ended when it cannot be. Its programs must be there: `missingPackages`. */
export async function startCluster({ say, timing, port, signal }: Options): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-cluster-'))
  chmodSync(folder, 0o755)
  const user = postgresUser()
  const of = (name: string): string => {
    const own = join(folder, name)
    mkdirSync(own, { mode: 0o700 })
    if (user) chownSync(own, user.uid, user.gid)
    return own
  }
  const begun: Machine[] = []
  const begin = async <M extends Machine>(machines: readonly M[]): Promise<readonly M[]> => {
    begun.push(...machines)
    say(`Starting ${machines.map(({ name }) => name).join(', ')}`)
    await Promise.all(machines.map((machine) => machine.begin(signal)))
    return machines
  }
  const close = async (): Promise<void> => {
    // The last first: nobody is sent to what is gone.
    for (const machine of begun.reverse()) await machine.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [etcd, etcdHosts] = await createEtcd(of)
    await begin(etcd)
    const secret = (): string => randomBytes(18).toString('hex')
    const passwords = { postgres: secret(), replicator: secret(), relais: secret() }
    const nodes = await Promise.all(
      ['postgresql-a', 'postgresql-b'].map(async (name) => {
        const [port, restPort] = [await freePort(), await freePort()]
        const programs = findPrograms()!
        return createNode({
          ...{ name, folder: of(name), programs, port, restPort, etcd: etcdHosts, passwords, timing, user },
        })
      }),
    )
    await begin(nodes.slice(0, 1))
    await until(nodes[0]!.leads, signal)
    await begin(nodes.slice(1))
    await until(nodes[1]!.follows, signal)
    await makeDatabase(nodes[0]!.port, passwords)
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')
    const databaseUrl = `postgres://relais:${passwords.relais}@${hosts}/relais`
    const web = await Promise.all(['relais-a', 'relais-b'].map((name) => createWeb(name, of, databaseUrl)))
    // One after the other: the first makes what both need.
    for (const one of web) await begin([one.machine])
    const proxyPort = port ?? (await freePort())
    await begin([createProxy(of('haproxy'), proxyPort, web)])
    const leader = async (): Promise<Node | null> => {
      for (const node of nodes) if (await node.leads().catch(() => false)) return node
      return null
    }
    return {
      origin: `http://127.0.0.1:${proxyPort}`,
      ...{ databaseUrl, etcd, nodes, leader, close },
      web: web.map(({ machine }) => machine),
      isWhole: async () => {
        const up = [
          ...etcdHosts.split(',').map((host) => `http://${host}/health`),
          ...web.map(({ ready }) => ready),
        ]
        const answers = await Promise.all(up.map(ok))
        const roles = await Promise.all(
          nodes.map(async (node) => (await node.leads()) || (await node.follows())),
        )
        return [...answers, ...roles].every(Boolean) && (await leader()) !== null
      },
    }
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
}

/** The user that Debian's package makes, where root may not run PostgreSQL. */
function postgresUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function createEtcd(of: (name: string) => string): Promise<readonly [readonly Machine[], string]> {
  const names = ['etcd1', 'etcd2', 'etcd3']
  const ports = await Promise.all(
    names.map(async (name) => ({ name, client: await freePort(), peer: await freePort() })),
  )
  const members = ports.map(({ name, peer }) => `${name}=http://127.0.0.1:${peer}`).join(',')
  const machines = ports.map(({ name, client, peer }) => {
    const folder = of(name)
    const [mine, others] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`]
    return createMachine({
      ...{ name, cwd: folder, log: join(folder, 'log'), command: '/usr/bin/etcd' },
      args: [
        ...['--name', name, '--data-dir', join(folder, 'data'), '--logger', 'zap', '--log-level', 'warn'],
        ...['--listen-client-urls', mine, '--advertise-client-urls', mine],
        ...['--listen-peer-urls', others, '--initial-advertise-peer-urls', others],
        ...['--initial-cluster', members, '--initial-cluster-state', 'new'],
      ],
      answers: () => ok(`${mine}/health`),
    })
  })
  return [machines, ports.map(({ client }) => `127.0.0.1:${client}`).join(',')]
}

/** The database and its owner, who is no superuser. */
async function makeDatabase(
  port: number,
  passwords: Readonly<Record<'postgres' | 'relais', string>>,
): Promise<void> {
  const run = async (database: string, sql: string): Promise<void> => {
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port, user: 'postgres', password: passwords.postgres, database },
    })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await run('postgres', `CREATE ROLE relais LOGIN PASSWORD '${passwords.relais}'`)
  await run('postgres', 'CREATE DATABASE relais OWNER relais')
  await run('relais', 'CREATE EXTENSION postgis')
}

interface Web {
  readonly machine: Machine
  readonly address: string
  readonly ready: string
}

async function createWeb(name: string, of: (name: string) => string, databaseUrl: string): Promise<Web> {
  const port = await freePort()
  const folder = of(name)
  const { env, args } = startCommand(top)
  const ready = `http://127.0.0.1:${port}/readyz`
  const machine = createMachine({
    ...{ name, cwd: top, log: join(folder, 'log'), command: process.execPath },
    args,
    env: {
      ...env,
      ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' },
      ...{ DATABASE_URL: databaseUrl, DATABASE_READ_URL: databaseUrl },
      // Eight programs on one machine: the intervals are drawn elsewhere.
      DRAW_THREADS: '0',
    },
    answers: () => ok(ready),
    // The database may be busy when it is first asked.
    tries: 3,
  })
  return { machine, address: `127.0.0.1:${port}`, ready }
}

/** HAProxy as the example of `scripts/deploy` has it, over plain HTTP, before every web process. */
function createProxy(folder: string, port: number, web: readonly Web[]): Machine {
  const example = readFileSync(join(top, 'scripts/deploy/haproxy.cfg'), 'utf8')
  const servers = web.map(({ address }, at) => `    server ${'ab'[at]} ${address}`).join('\n')
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(
    file,
    example
      .replace(/^frontend web\n(?: +.*\n)+/m, '')
      .replace(/bind :443.*/, `bind 127.0.0.1:${port}`)
      .replace(/^.*(?:Strict-Transport-Security|X-Forwarded-Proto).*\n/gm, '')
      .replaceAll('    server a 127.0.0.1:8080', servers),
  )
  return createMachine({
    ...{ name: 'haproxy', cwd: folder, log: join(folder, 'log'), command: '/usr/sbin/haproxy' },
    args: ['-db', '-f', file],
    answers: () => ok(`http://127.0.0.1:${port}/healthz`),
  })
}
