import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { scratch } from './scratch.ts'

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

/** A folder for a cluster, of the user that runs it. */
function clusterFolder(): string {
  const folder = mkdtempSync(join(scratch, 'relais-postgres-'))
  if (process.getuid?.() === 0) {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, id('-u'), id('-g'))
  }
  return folder
}

/** A running PostgreSQL of one's own on a free port of the loopback. */
export interface Cluster {
  readonly port: number
  /** Its own database, as its superuser. */
  readonly url: string
  /** Kills it at once, as a machine that loses its power does. */
  readonly kill: () => void
  /** Makes a standby the primary; waits until it is. */
  readonly promote: () => void
  /** Ends it, running or not, and removes it. */
  readonly stop: () => void
}

async function begin(programs: string, folder: string, settings: string): Promise<Cluster> {
  const port = await freePort()
  const data = join(folder, 'data')
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60 -c shared_buffers=64MB ${settings}`
  const control = join(programs, 'pg_ctl')
  run(control, ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  let dead = false
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    kill: () => {
      dead = true
      const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
      // The whole family at once: a postmaster that dies alone leaves its children time to end.
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
      for (const each of [pid, ...children]) process.kill(each, 'SIGKILL')
    },
    promote: () => run(control, ['-D', data, '-w', 'promote']),
    stop: () => {
      if (!dead) run(control, ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A fresh cluster in a temporary folder; `settings` are more options of its server. */
export async function startCluster(programs: string, settings: string): Promise<Cluster> {
  const folder = clusterFolder()
  const data = join(folder, 'data')
  run(join(programs, 'initdb'), [
    ...['-D', data, '-U', 'postgres', '-A', 'trust'],
    ...['-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
  ])
  // All may enter but the account whose password is tried.
  const rules = join(data, 'pg_hba.conf')
  writeFileSync(rules, `host all relais_lecture 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`)
  return begin(programs, folder, settings)
}

/** A hot standby that follows a cluster as `standby`. */
export async function startStandby(programs: string, primary: Cluster, settings: string): Promise<Cluster> {
  const folder = clusterFolder()
  run(join(programs, 'pg_basebackup'), [
    ...['-D', join(folder, 'data'), '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'],
    ...['-d', `${primary.url}?application_name=standby`],
  ])
  return begin(programs, folder, settings)
}
