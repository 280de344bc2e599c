import type { Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { journalAnswer, publishAnswer } from './answerLink.ts'
import { findAnswer, saveAnswers, type Answer } from './answers.ts'

const HOLD = statement('holdAnswer', 'SELECT 1 FROM confirmation_answers WHERE link_id = :id FOR UPDATE')

/**
 * Decides upon an answer that waits: accepted, it becomes what the cabinet said on that day, with evidence `cabinet`; rejected, it
 * stays unpublished. With the audit trail, in one transaction.
 * @throws WriteRefused when it is unknown, decided already, or outside the author's territory.
 */
export async function decideAnswer(
  database: Database,
  author: Author,
  linkId: string,
  decision: 'accept' | 'reject',
): Promise<void> {
  const { answer, after } = await transact(database.knex, async (trx) => {
    await run(trx, HOLD, { id: linkId })
    const waiting = await findAnswer(trx, linkId)
    if (!waiting) throw new WriteRefused('unknown-report', linkId)
    const { roster, departements } = await holdCabinets(trx, author, 'record', [waiting.cabinetId])
    if (waiting.state !== 'waiting') throw new WriteRefused('already-decided', linkId)
    const answer: Answer = {
      ...waiting,
      state: decision === 'accept' ? 'accepted' : 'rejected',
      reviewedAt: new Date().toISOString(),
      reviewedBy: author.label,
    }
    const written = decision === 'accept' ? await publishAnswer(trx, author, answer) : null
    await saveAnswers(trx, roster.id, [answer])
    await appendAudit(trx, author, [
      {
        action: decision === 'accept' ? 'accept-answer' : 'reject-answer',
        subject: waiting.cabinetId,
        departement: departements.get(waiting.cabinetId) ?? null,
        detail: { link: linkId, statut: waiting.statut, intake: waiting.intake },
      },
    ])
    return { answer, after: { ...written, demonstration: roster.demonstration } }
  })
  await journalAnswer(database, answer, after)
}
