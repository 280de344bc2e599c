import { run, statement, type Db } from '../../statement.ts'
import { READ_ONLY } from './isReadOnly.ts'

/** What an operator must know of a database. Instants ISO. */
export interface DatabaseHealth {
  readonly readOnly: boolean
  /** The database's own clock. */
  readonly now: string
  readonly extensions: string
  /** Bytes of the whole database. */
  readonly bytes: number
  readonly lastBackup: string | null
  readonly lastEvent: string | null
  /** Webhook deliveries that were given up. */
  readonly dead: number
  /** Labels of tokens in force that end within a month. */
  readonly ending: string | null
}

const FIND = statement(
  'findHealth',
  `SELECT ${READ_ONLY} AS "readOnly",
          clock_timestamp() AS now,
          (SELECT string_agg(extname || ' ' || extversion, ', ' ORDER BY extname) FROM pg_extension) AS extensions,
          pg_database_size(current_database())::float8 AS bytes,
          (SELECT max(at) FROM audit WHERE action = 'backup') AS "lastBackup",
          (SELECT max(recorded_at) FROM status_events) AS "lastEvent",
          (SELECT count(*)::int FROM webhook_deliveries WHERE dead_at IS NOT NULL) AS dead,
          (SELECT string_agg(label, ', ' ORDER BY label) FROM tokens
           WHERE revoked_at IS NULL AND expires_on BETWEEN current_date AND current_date + 30) AS ending`,
)

/** How a database is, in one look. */
export const findHealth = async (db: Db): Promise<DatabaseHealth> => (await run<DatabaseHealth>(db, FIND))[0]!
