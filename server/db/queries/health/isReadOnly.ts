import { run, statement, type Db } from '../../statement.ts'

const READ_ONLY = statement(
  'isReadOnly',
  `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly"`,
)

/** Whether the database takes no write: a replica, or one that was set so. */
export const isReadOnly = async (db: Db): Promise<boolean> =>
  (await run<{ readOnly: boolean }>(db, READ_ONLY))[0]?.readOnly ?? false
