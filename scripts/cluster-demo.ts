/**
 * `npm run cluster-demo`: the whole product on several machines, each a program on the loopback: three etcd, two PostgreSQL under Patroni, two
 * Relais, HAProxy in front. On Debian as root, `--install` installs what is missing. Ctrl+C ends all of it and leaves nothing.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startCluster, type Cluster } from './cluster/cluster.ts'
import { install, installLine, missingPackages } from './cluster/programs.ts'

const begun = performance.now()
const say = (step: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${step}`)

class Ending extends Error {}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

function ensurePrograms(mayInstall: boolean): void {
  const missing = missingPackages()
  if (missing.length === 0) return
  const line = installLine(missing)
  if (!mayInstall || process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    fail(
      `Missing here: ${missing.join(', ')}. On Debian as root, run: ${line}\nor, as root: npm run cluster-demo -- --install`,
    )
  say(`Installing ${missing.join(', ')}`)
  if (!install(missing) || missingPackages().length > 0) fail(`They could not be installed: run ${line}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { install: { type: 'boolean', default: false }, port: { type: 'string', default: '8090' } },
  })
  ensurePrograms(values.install)
  const stopping = new AbortController()
  // Patroni's own values: what a service would run with.
  const timing = { ttl: 30, loop: 10, retry: 10 }
  const starting = startCluster({ say, port: Number(values.port), timing, signal: stopping.signal })
  const stop = (name: string): void => {
    if (stopping.signal.aborted) return
    stopping.abort(new Ending())
    say(`${name}: ending everything`)
    // A start that is under way ends what it began.
    starting
      .then(
        (cluster) => cluster.close(),
        () => {},
      )
      .then(() => say('Nothing is left'))
      .then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const cluster = await starting
  if (!stopping.signal.aborted) await tell(cluster)
}

async function tell(cluster: Cluster): Promise<void> {
  const leader = await cluster.leader()
  console.log(`
Relais answers at ${cluster.origin}, on two processes, over two PostgreSQL (${leader?.name ?? 'none'} leads).
Its database: ${cluster.databaseUrl}
Kill what you like, with all that belongs to it: readers notice nothing, writes wait until another node leads. Ctrl+C ends it all.`)
}

main().catch((error: unknown) => {
  // Who asked for the end hears of it once nothing is left.
  if (!(error instanceof Ending)) fail(error instanceof Error ? error.message : String(error))
})
