import { statfsSync } from 'node:fs'
import { ConfigError, readConfig, type Config } from '../../../server/config.ts'
import { DatabaseSetupError } from '../../../server/db/errors.ts'
import { ensureWritable } from '../../../server/db/ensure-writable.ts'
import { check, type Finding } from './finding.ts'

const OLDEST_NODE = [20, 19] as const
const LEAST_FREE = 1024 ** 3

const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`

/** What can be seen without the database: Node, the configuration, the data folder and its disk. */
export function lookAtMachine(
  env: Readonly<Record<string, string | undefined>>,
  node = process.versions.node,
): Finding[] {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const young = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const findings = [
    check(
      young,
      `Node ${node}`,
      'Relais needs 20.19 or later; the current long-term release is best.',
      'wrong',
    ),
  ]
  const config = configOf(env)
  if (config instanceof ConfigError)
    return [
      ...findings,
      { state: 'wrong', what: 'the configuration is not understood', remedy: config.message },
    ]
  return [...findings, ...lookAtConfig(config), ...lookAtFolder(config)]
}

function configOf(env: Readonly<Record<string, string | undefined>>): Config | ConfigError {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

function lookAtConfig({
  publicUrl,
  host,
  trustProxy,
  databaseUrl,
  drawThreads,
  operator,
  smtp,
}: Config): Finding[] {
  const missing = Object.entries(operator)
    .filter(([, value]) => value === null)
    .map(([key]) => key)
  const open = !['127.0.0.1', '::1', 'localhost'].includes(host)
  return [
    check(
      publicUrl !== undefined,
      publicUrl
        ? `people reach Relais at ${publicUrl}`
        : 'PUBLIC_URL is not set: permalinks name the address of each request',
      'set PUBLIC_URL to the address that people use before anybody quotes a figure.',
    ),
    check(
      !open || trustProxy !== 'loopback',
      `listens on ${host}, believes the proxies ${trustProxy}`,
      'where a proxy on another machine stands in front, name it in TRUST_PROXY: otherwise all visitors share one quota.',
    ),
    check(
      databaseUrl !== undefined,
      databaseUrl ? 'a server database' : 'the embedded database, whose PostGIS calls itself experimental',
      'for a public service set DATABASE_URL to a PostgreSQL that is backed up.',
    ),
    check(
      missing.length === 0,
      missing.length === 0
        ? `run by ${operator.name}`
        : `the legal notice lacks ${missing.map((key) => `OPERATOR_${key.toUpperCase()}`).join(', ')}`,
      'a public service must tell who runs it, where to write and who hosts it: set these variables.',
    ),
    check(
      true,
      smtp === null
        ? 'no alert is sent by e-mail: SMTP_URL and SMTP_FROM are not set'
        : `alerts are sent by ${new URL(smtp.url).host}, from ${smtp.from}`,
      '',
    ),
    check(
      drawThreads > 0,
      `${drawThreads} threads draw the intervals`,
      'DRAW_THREADS is 0: figures are shown without interval or rank.',
    ),
  ]
}

function lookAtFolder({ dataDir }: Config): Finding[] {
  try {
    ensureWritable(dataDir)
  } catch (error) {
    if (!(error instanceof DatabaseSetupError)) throw error
    return [{ state: 'wrong', what: `the data folder ${dataDir} cannot be written`, remedy: error.message }]
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  return [
    check(
      free >= LEAST_FREE,
      `${gigabytes(free)} free where ${dataDir} is`,
      'leave at least 1 GB: the journal of acknowledged writes, draws and backups need it.',
      free < LEAST_FREE / 20 ? 'wrong' : 'attention',
    ),
  ]
}
