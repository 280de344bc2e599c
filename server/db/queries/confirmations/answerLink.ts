import type { ConfirmationAnswer, Contradiction } from '../../../domain/stewards/confirmationVerdict.ts'
import type { Author } from '../../../domain/stewards/roles.ts'
import { MAX_AGE_DAYS } from '../../../domain/status/max-age-days.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { journalEvents } from '../events/appendStatusEvents.ts'
import { recordEventsIn } from '../events/recordEvents.ts'
import { journalIntakes } from '../intake/insertIntakes.ts'
import { recordIntakesIn } from '../intake/recordIntakes.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { findAnswer, journalledAnswer, saveAnswers, type Answer } from './answers.ts'
import type { OpenLink } from './openLink.ts'

/** Who writes by a link: nobody by name. */
const BY_LINK: Author = {
  tokenId: 'lien',
  label: 'cabinet, par son lien',
  role: 'cabinet',
  departements: null,
}

const HOLD = statement(
  'holdLink',
  'SELECT revoked_at IS NOT NULL AS revoked FROM confirmation_links WHERE id = :id FOR UPDATE',
)

/**
 * Takes a cabinet's one answer, all or nothing: public at once, or waiting where `contradicts` says what it contradicts. The same
 * answer again changes nothing. Once it resolves it survives a crash, and a power cut too.
 * @throws WriteRefused `link-used` for another answer than the one it gave, `link-revoked` when it was revoked meanwhile.
 */
export async function answerLink(
  database: Database,
  link: OpenLink,
  said: ConfirmationAnswer & { readonly answeredOn: string; readonly contradicts: Contradiction | null },
): Promise<Answer> {
  const { answer, after } = await transact(database.knex, async (trx) => {
    const [held] = await run<{ revoked: boolean }>(trx, HOLD, { id: link.id })
    if (!held || held.revoked) throw new WriteRefused('link-revoked', link.cabinetId)
    const former = await findAnswer(trx, link.id)
    if (former) {
      if (former.statut !== said.statut || former.intake !== said.intake)
        throw new WriteRefused('link-used', link.cabinetId)
      return { answer: former, after: null }
    }
    const { roster, departements } = await holdCabinets(trx, BY_LINK, 'record', [link.cabinetId])
    const answer: Answer = {
      ...{ linkId: link.id, cabinetId: link.cabinetId, statut: said.statut, intake: said.intake },
      ...{ answeredAt: new Date().toISOString(), answeredOn: said.answeredOn },
      ...{ state: said.contradicts === null ? 'published' : 'waiting', why: said.contradicts },
      ...{ reviewedAt: null, reviewedBy: null },
    }
    const written = said.contradicts === null ? await publishAnswer(trx, BY_LINK, answer) : null
    await saveAnswers(trx, roster.id, [answer])
    await appendAudit(trx, BY_LINK, [
      {
        action: 'answer-link',
        subject: link.cabinetId,
        departement: departements.get(link.cabinetId) ?? null,
        detail: { link: link.id, statut: said.statut, intake: said.intake, state: answer.state },
      },
    ])
    return { answer, after: { ...written, demonstration: roster.demonstration } }
  })
  if (after) await journalAnswer(database, answer, after)
  return answer
}

/** What an answer becomes where it is public: an event, and a statement on new patients where it says so. */
type Written = Pick<Awaited<ReturnType<typeof recordEventsIn>>, 'events'> &
  Pick<Awaited<ReturnType<typeof recordIntakesIn>>, 'intakes'>

/** Records what an answer says, on the day on which it was given, in the transaction of the caller. */
export async function publishAnswer(trx: Db, author: Author, answer: Answer): Promise<Written> {
  const { linkId, cabinetId, statut, intake, answeredOn } = answer
  const of = { cabinetId, reportedOn: answeredOn, evidence: 'cabinet', maxAgeDays: MAX_AGE_DAYS } as const
  const key = `link:${linkId}`
  const event = { ...of, statut, effectiveOn: answeredOn, reason: null, note: null, idempotencyKey: key }
  const { events } = await recordEventsIn(trx, author, [event], 'record')
  const { intakes } =
    intake === null
      ? { intakes: [] }
      : await recordIntakesIn(trx, author, [{ ...of, value: intake, idempotencyKey: key }])
  return { events, intakes }
}

/** Writes an answer, and what became of it, to the journal of a database that has one; what calls it answers afterwards. */
export async function journalAnswer(
  database: Database,
  answer: Answer,
  { events = [], intakes = [], demonstration }: Partial<Written> & { readonly demonstration: boolean },
): Promise<void> {
  await journalEvents(database, events, demonstration)
  await journalIntakes(database, intakes, demonstration)
  await database.journal?.append([journalledAnswer(answer, demonstration)])
}
