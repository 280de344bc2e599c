import { sha256 } from '../../../sha256.ts'
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
  await run(db, SAVE, { run: runId, circonscription, content, sha256: sha256(content) })
  return (await findCitation(db, runId, circonscription)) ?? content
}
