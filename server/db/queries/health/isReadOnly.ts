import { run, statement, type Db } from '../../statement.ts'

/** SQL: whether the database takes no write, as a replica or because it was set so. */
export const READ_ONLY = `pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean`

const IS_READ_ONLY = statement('isReadOnly', `SELECT ${READ_ONLY} AS "readOnly"`)

/** Whether the database takes no write. */
export const isReadOnly = async (db: Db): Promise<boolean> =>
  (await run<{ readOnly: boolean }>(db, IS_READ_ONLY))[0]?.readOnly ?? false
