import type { Knex } from 'knex'
import type { Journal } from './journal.ts'

/** An open database, embedded or server: the same SQL through the same client. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  /** PostgreSQL and PostGIS as they name themselves. */
  readonly version: string
  readonly knex: Knex
  /** Where acknowledged events are also written: the embedded engine never syncs its files; a server does. */
  readonly journal: Journal | null
  /** Writes the log out and reclaims space after bulk changes; a server does both by itself. */
  tidy(): Promise<void>
  close(): Promise<void>
}
