import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMachine, type Machine } from './machine.ts'

/** How soon Patroni takes a silent leader for dead, seconds. */
export interface Timing {
  readonly ttl: number
  readonly loop: number
  readonly retry: number
}

/** A PostgreSQL under Patroni. */
export interface Node extends Machine {
  readonly port: number
  /** Whether it holds the leader's key. */
  readonly leads: () => Promise<boolean>
  /** Whether it is the synchronous standby, which alone may follow a dead leader. */
  readonly follows: () => Promise<boolean>
}

interface Setting {
  readonly name: string
  /** Of this node alone, owned by its user. */
  readonly folder: string
  /** Folder of PostgreSQL's programs. */
  readonly programs: string
  readonly port: number
  /** Of Patroni's own answers. */
  readonly restPort: number
  /** `127.0.0.1:2379,…` */
  readonly etcd: string
  readonly passwords: Readonly<Record<'postgres' | 'replicator', string>>
  readonly timing: Timing
  readonly user: { readonly uid: number; readonly gid: number } | undefined
}

/** A node whose first start makes the database, or copies it from the leader. */
export function createNode(setting: Setting): Node {
  const { name, folder, port, restPort, user } = setting
  const data = join(folder, 'data')
  const file = join(folder, 'patroni.yml')
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(configOf(setting, data), null, 2), { mode: 0o644 })
  const says = (path: string) => async (): Promise<boolean> =>
    (await fetch(`http://127.0.0.1:${restPort}/${path}`, { signal: AbortSignal.timeout(2_000) })).ok
  const machine = createMachine({
    ...{ name, user, cwd: folder, log: join(folder, 'log') },
    command: '/usr/bin/patroni',
    args: [file],
    answers: says('health'),
    // Patroni gives its server a session of its own; a postmaster that dies alone leaves its children time to end.
    relatives: () => familyOf(join(data, 'postmaster.pid')),
  })
  return { ...machine, port, leads: says('leader'), follows: says('synchronous') }
}

function familyOf(pidFile: string): readonly number[] {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    // Left behind by an earlier death, the number may be another program's by now.
    if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return []
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return [pid, ...children.trim().split(' ').filter(Boolean).map(Number)]
  } catch {
    // It has ended.
    return []
  }
}

const configOf = (
  { name, folder, programs, port, restPort, etcd, passwords, timing }: Setting,
  data: string,
): object => ({
  scope: 'relais',
  name,
  restapi: { listen: `127.0.0.1:${restPort}`, connect_address: `127.0.0.1:${restPort}` },
  etcd3: { hosts: etcd },
  bootstrap: {
    dcs: {
      ...{ ttl: timing.ttl, loop_wait: timing.loop, retry_timeout: timing.retry },
      // What a client was told is on two machines. Where only one is left it goes on, and the other may not lead until it has caught up.
      synchronous_mode: true,
      postgresql: { use_pg_rewind: true, parameters: { max_connections: 60, wal_keep_size: '128MB' } },
    },
    initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
  },
  postgresql: {
    ...{ listen: `127.0.0.1:${port}`, connect_address: `127.0.0.1:${port}` },
    ...{ data_dir: data, bin_dir: programs, pgpass: join(folder, 'pgpass') },
    pg_hba: [
      'host all all 127.0.0.1/32 scram-sha-256',
      'host replication replicator 127.0.0.1/32 scram-sha-256',
    ],
    authentication: {
      superuser: { username: 'postgres', password: passwords.postgres },
      replication: { username: 'replicator', password: passwords.replicator },
    },
    parameters: { unix_socket_directories: folder, shared_buffers: '64MB' },
  },
})
