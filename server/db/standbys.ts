import type pg from 'pg'
import { addressesOf } from './addresses.ts'
import { placeOf } from './unreachable.ts'

/** Why a standby does not answer reads: `elsewhere` is no standby of this database's primary. */
type StandbyFault = 'away' | 'behind' | 'elsewhere'

/** A standby named for reads, as it was when last asked; null: it answers. `place` has no password. */
export interface StandbyState {
  readonly place: string
  readonly fault: StandbyFault | null
}

/** What was committed on a primary at a moment, and of which database. */
export interface Position {
  readonly cluster: string
  readonly database: string
  /** `pg_snapshot` as text: which transactions had ended. */
  readonly snapshot: string
}

/** SQL: the position of a primary; no row on a standby. */
export const POSITION = `
  SELECT system_identifier::text AS cluster, current_database()::text AS database, pg_current_snapshot()::text AS snapshot
  FROM pg_control_system() WHERE NOT pg_is_in_recovery()`

/**
 * SQL: whether a standby of that database shows every transaction that had ended at a position. A standby's own snapshot does not list what is
 * under way, so each number that it may not have seen the end of is looked at.
 */
const REACHED = `
  SELECT pg_is_in_recovery() AND system_identifier::text = $1 AND current_database() = $2 AS mine,
         pg_snapshot_xmax(here) >= pg_snapshot_xmax(noted) AND NOT EXISTS (
           SELECT FROM generate_series(pg_snapshot_xmin(here)::text::bigint, pg_snapshot_xmax(noted)::text::bigint - 1) AS number
           WHERE pg_visible_in_snapshot(number::text::xid8, noted) AND pg_xact_status(number::text::xid8) = 'in progress'
         ) AS reached
  FROM pg_control_system(), pg_current_snapshot() AS here, CAST($3 AS pg_snapshot) AS noted`

/** How long a standby may take to connect or to say how far it is, milliseconds: the primary would have answered. */
export const STANDBY_PATIENCE_MS = 1_000
/** A standby is commonly some milliseconds behind: it is asked once more after so long. */
const CATCH_UP_MS = 30
/** A standby that could not answer is left alone for so long. */
const REST_MS = 2_000

/** Which standbys may answer a read at this moment. */
export interface Standbys {
  /** Addresses worth asking, another one first each time. */
  readonly worthAsking: () => readonly string[]
  /** Whether the standby behind a connection has all that was noted; one that has not is left alone for a while. */
  readonly mayAnswer: (address: string, connection: pg.Client) => Promise<boolean>
  /** Notes that a standby did not let anybody connect, or left a statement without an answer. */
  readonly isAway: (address: string) => void
  readonly states: () => readonly StandbyState[]
}

/**
 * The standbys of `readUrl`, none without it. One answers only while it shows all that was committed at `noted`, the primary's position
 * when this process last took what was written: what it has shown or acknowledged is in every answer.
 */
export function createStandbys(readUrl: string | undefined, noted: () => Position | null): Standbys {
  const addresses = readUrl ? addressesOf(readUrl) : []
  const faults = new Map<string, { readonly fault: StandbyFault; readonly until: number }>()
  const rest = (address: string, fault: StandbyFault): false => {
    faults.set(address, { fault, until: Date.now() + REST_MS })
    return false
  }
  const resting = (address: string): boolean => (faults.get(address)?.until ?? 0) > Date.now()
  let turn = 0
  return {
    worthAsking: () => {
      turn++
      return addresses
        .map((_, at) => addresses[(at + turn) % addresses.length]!)
        .filter((address) => !resting(address))
    },
    mayAnswer: async (address, connection) => {
      if (resting(address)) return false
      try {
        for (const last of [false, true]) {
          const fault = await shortfallOf(connection, noted())
          if (fault === null) return (faults.delete(address), true)
          if (last || fault !== 'behind') return rest(address, fault)
          await new Promise((resolve) => setTimeout(resolve, CATCH_UP_MS))
        }
      } catch {
        // Told below: whatever it says, it gives no answer.
      }
      return rest(address, 'away')
    },
    isAway: (address) => void rest(address, 'away'),
    states: () =>
      addresses.map((address) => ({ place: placeOf(address), fault: faults.get(address)?.fault ?? null })),
  }
}

/** What keeps the server behind a connection from standing in for the primary at a position; before one is noted none may. */
export async function shortfallOf(
  connection: pg.Client,
  position: Position | null,
): Promise<Exclude<StandbyFault, 'away'> | null> {
  if (!position) return 'behind'
  const { cluster, database, snapshot } = position
  const asked = { text: REACHED, values: [cluster, database, snapshot], query_timeout: STANDBY_PATIENCE_MS }
  const { rows } = await connection.query<{ mine: boolean; reached: boolean | null }>(asked)
  if (!rows[0]?.mine) return 'elsewhere'
  return rows[0].reached ? null : 'behind'
}
