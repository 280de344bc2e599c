import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Host } from './addresses.ts'

/** How long the end of a connection is waited for, milliseconds. */
const GOODBYE_MS = 1_000
/** The channel on which a commit is told, by the triggers of the migrations. */
const CHANNEL = 'relais'
/** Names the worker's lock among those of a database: "Work" as a number. */
const WORKER = 0x57_6f_72_6b
/** How often a lost connection, or the lock of the worker, is asked for again, milliseconds. */
const AGAIN_MS = 2_000
/** The server too notices within some twelve seconds that this machine is gone, and gives the lock back: left alone it takes two hours. */
const SERVER_NOTICES =
  '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=12000'
/** A connection that says nothing for so long is asked whether it is there, so that a dead network is noticed. */
const PULSE_MS = 5_000

/** What a server's database tells its processes. */
export interface Attendance {
  /** Calls back after every commit that another may have made, and after a time without a connection; returns how to stop. */
  readonly onTold: (told: () => void) => () => void
  /** Whether this process does what only one of all those beside it may do. */
  readonly isWorker: () => boolean
  /** Calls back when this process becomes the worker. */
  readonly onWorker: (begun: () => void) => () => void
  readonly close: () => Promise<void>
}

/** The only process there is: it is told of nothing, and works. */
export const ALONE: Attendance = {
  onTold: () => () => {},
  isWorker: () => true,
  onWorker: () => () => {},
  close: () => Promise.resolve(),
}

/**
 * Once somebody listens, holds one connection of its own on which commits are told (`NOTIFY`), and on which one process of all holds the lock of the
 * worker: it goes with the connection, so that another takes it when this one dies. `primary` says where to connect.
 */
export function attend(primary: () => Promise<Host>): Attendance {
  const told = new Set<() => void>()
  const begun = new Set<() => void>()
  let worker = false
  let closing = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  const again = (): void => {
    if (closing) return
    clearTimeout(timer)
    timer = setTimeout(() => void step(), client ? PULSE_MS : AGAIN_MS).unref()
  }
  const lose = (lost: pg.Client): void => {
    lost.removeAllListeners('notification')
    if (client === lost) {
      client = null
      worker = false
      again()
    }
    void lost.end().catch(() => {})
  }
  const open = async (): Promise<void> => {
    const opened = new pg.Client({
      connectionString: (await primary()).address,
      application_name: 'relais listen',
      connectionTimeoutMillis: PULSE_MS,
      query_timeout: PULSE_MS,
      keepAlive: true,
      options: SERVER_NOTICES,
    })
    opened.on('error', () => lose(opened))
    opened.on('end', () => lose(opened))
    opened.on('notification', () => told.forEach((tell) => tell()))
    try {
      await opened.connect()
      await opened.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      // A standby refuses to listen: the connection must not stay there.
      void opened.end().catch(() => {})
      throw error
    }
    if (closing) return void (await opened.end())
    client = opened
    // Whatever was written meanwhile was told to nobody.
    told.forEach((tell) => tell())
  }
  const step = async (): Promise<void> => {
    try {
      if (!client) await open()
      const held = client
      if (held) {
        const { rows } = await held.query<{ held: boolean }>(
          worker ? 'SELECT true AS held' : 'SELECT pg_try_advisory_lock($1) AS held',
          worker ? [] : [WORKER],
        )
        if (rows[0]!.held && !worker && client === held) {
          worker = true
          begun.forEach((begin) => begin())
        }
      }
    } catch {
      // Asked for again: what needs the database says so itself.
      if (client) lose(client)
    }
    again()
  }
  let attending = false
  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener)
    // A command, which asks for nothing, is not to hold the lock of those that stay.
    if (!attending) void step()
    attending = true
    return () => void listeners.delete(listener)
  }
  return {
    onTold: listen(told),
    isWorker: () => worker,
    onWorker: listen(begun),
    close: async () => {
      closing = true
      worker = false
      clearTimeout(timer)
      const last = client
      client = null
      // Nobody waits for a server that does not say goodbye.
      if (last) await Promise.race([last.end().catch(() => {}), wait(GOODBYE_MS, undefined, { ref: false })])
    },
  }
}
