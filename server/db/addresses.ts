import pg from 'pg'
import { codeOf } from './errors.ts'

/** `postgres://user:password@first:5432,second:5432/relais?target_session_attrs=read-write`: the parts around the hosts. */
const SEVERAL = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?@]+)([/?].*)?$/

/**
 * The addresses of a database, one for each host that the connection string lists, in its order. `target_session_attrs` is left
 * out: of several hosts the one that can be written to is always meant.
 */
export function addressesOf(databaseUrl: string): readonly [string, ...string[]] {
  const [, before = '', hosts = '', after = ''] = SEVERAL.exec(databaseUrl) ?? []
  const [first, ...others] = hosts.split(',')
  if (!first) return [databaseUrl]
  const told = after.replace(/([?&])target_session_attrs=[\w-]*&?/, '$1').replace(/[?&]$/, '')
  return [`${before}${first}${told}`, ...others.map((host) => `${before}${host}${told}`)]
}

/** A host to connect to; `writes` is false for a standby, which stands in until another host writes. */
export interface Host {
  readonly address: string
  readonly writes: boolean
}

/** How long a host may take to answer before the next one is asked, milliseconds. */
const PATIENCE_MS = 3_000

/**
 * Finds the host that can be written to. The last one found is asked first; each is asked by a connection of its own, and a host
 * that only reads is taken when none writes, so that pages which only read go on. @throws the last failure when none answers.
 */
export function createPrimaryFinder(databaseUrl: string): () => Promise<Host> {
  const addresses = addressesOf(databaseUrl)
  let last = addresses[0]
  return async () => {
    if (addresses.length === 1) return { address: last, writes: true }
    let standby: string | null = null
    let failure: unknown
    for (const address of new Set([last, ...addresses])) {
      try {
        if (await writes(address)) return { address: (last = address), writes: true }
        standby ??= address
      } catch (error) {
        // A wrong password or a missing database is wrong everywhere, and worth more than the next host's silence.
        if (/^(28|3D)/.test(codeOf(error) ?? '')) throw error
        failure = error
      }
    }
    if (standby === null) throw failure
    return { address: standby, writes: false }
  }
}

async function writes(address: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: address,
    application_name: 'relais primary',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  })
  // It may be cut at any moment: the awaited calls tell.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ standby: boolean }>(
      `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS standby`,
    )
    return !rows[0]!.standby
  } finally {
    await client.end().catch(() => {})
  }
}
