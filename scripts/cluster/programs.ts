import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findPrograms } from '../../tests/postgres-programs.ts'

/** Debian's packages by the program that each brings; PostgreSQL is looked for with its PostGIS. */
const PACKAGES = [
  ['/usr/bin/patroni', 'patroni'],
  ['/usr/bin/etcd', 'etcd-server'],
  ['/usr/sbin/haproxy', 'haproxy'],
] as const

/** Names of Debian's packages that a cluster lacks here. */
export const missingPackages = (): readonly string[] => [
  ...(findPrograms() ? [] : ['postgresql', 'postgresql-postgis']),
  ...PACKAGES.filter(([program]) => !existsSync(program)).map(([, name]) => name),
  // Only recommended by Patroni's package, and what it speaks to etcd by.
  ...(existsSync('/usr/lib/python3/dist-packages/etcd') ? [] : ['python3-etcd']),
]

/** The line that an administrator runs. */
export const installLine = (packages: readonly string[]): string =>
  `apt-get install -y --no-install-recommends ${packages.join(' ')}`

/** Installs packages of Debian's, none of whose services is started; whether it went well. */
export function install(packages: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (line: string): boolean =>
    spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  return run('apt-get update -qq') && run(installLine(packages))
}
