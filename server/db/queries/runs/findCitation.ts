import { run, statement, type Db } from '../../statement.ts'

const FIND = statement(
  'findCitation',
  'SELECT content FROM citations WHERE run = :run AND circonscription = :circonscription',
)

/** The text that was kept for a run and a circonscription, null when nobody quoted it yet. */
export const findCitation = async (db: Db, runId: string, circonscription: string): Promise<string | null> =>
  (await run<{ content: string }>(db, FIND, { run: runId, circonscription }))[0]?.content ?? null
