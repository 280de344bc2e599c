import { createHash } from 'node:crypto'
import { run, statement, type Db } from '../../statement.ts'
import { findCitation } from './findCitation.ts'

const SAVE = statement(
  'saveCitation',
  `INSERT INTO citations (run, circonscription, content, sha256) VALUES (:run, :circonscription, :content, :sha256)
   ON CONFLICT (run, circonscription) DO NOTHING`,
)

/** Keeps what is quoted of a stored run, once and for ever; the text that is kept, which may be an earlier one. */
export async function saveCitation(
  db: Db,
  { run: runId, circonscription, content }: { run: string; circonscription: string; content: string },
): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  await run(db, SAVE, { run: runId, circonscription, content, sha256 })
  return (await findCitation(db, runId, circonscription)) ?? content
}
