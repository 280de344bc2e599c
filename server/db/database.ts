import type { Knex } from 'knex'
import type { Attendance } from './attend.ts'
import type { Journal } from './journal.ts'
import type { StandbyState } from './standbys.ts'

/** An open database, embedded or server: the same SQL through the same client. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  /** PostgreSQL and PostGIS as they name themselves. */
  readonly version: string
  readonly knex: Knex
  /** Where public reads go that memory does not answer: on a server a pool of its own, so that a slow one keeps no write waiting. */
  readonly reads: Knex
  /** Notes all that is committed by now: from then on no standby that lacks it answers `reads`. */
  readonly noteWritten: () => Promise<void>
  /** The standbys that `reads` may go to; none where no DATABASE_READ_URL names any. */
  readonly standbys: () => readonly StandbyState[]
  /** What other processes on the same database write, and which of all works in the background. */
  readonly attendance: Attendance
  /** Where acknowledged events are also written: the embedded engine never syncs its files; a server does. */
  readonly journal: Journal | null
  /** Writes the log out and reclaims space after bulk changes; a server does both by itself. */
  tidy(): Promise<void>
  close(): Promise<void>
}
