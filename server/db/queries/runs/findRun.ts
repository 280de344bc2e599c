import { run, statement, type Db } from '../../statement.ts'
import type { Run } from './saveRun.ts'

/** Columns of a run under the model's names; shared with the list. */
export const RUN_COLUMNS = `id, as_of AS "asOf", inputs, parameters, code_version AS "codeVersion", seed,
  created_at AS "createdAt", duration_ms AS "durationMs", warnings, demonstration, intervals, sha256`

const FIND = statement('findRun', `SELECT ${RUN_COLUMNS} FROM runs WHERE id = :id`)

/** A run by id, null when it was never kept. */
export const findRun = async (db: Db, id: string): Promise<Run | null> =>
  (await run<Run>(db, FIND, { id }))[0] ?? null
