import { run, statement, type Db } from '../../statement.ts'
import { RUN_COLUMNS } from './findRun.ts'
import type { Run } from './saveRun.ts'

const COUNT = statement('countRuns', 'SELECT count(*) AS total FROM runs')
const LIST = statement(
  'listRuns',
  `SELECT ${RUN_COLUMNS} FROM runs ORDER BY created_at DESC, id COLLATE "C" LIMIT :limit OFFSET :offset`,
)

/** A page of runs, newest first, and how many there are in all. */
export async function listRuns(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ readonly items: Run[]; readonly total: number }> {
  const items = await run<Run>(db, LIST, { limit, offset })
  const [count] = await run<{ total: number }>(db, COUNT)
  return { items, total: count!.total }
}
