import type { Confirmable, Contradiction } from '../../../domain/stewards/confirmationVerdict.ts'
import { run, statement, type Db } from '../../statement.ts'

export type AnswerState = 'published' | 'waiting' | 'accepted' | 'rejected'

/** What a cabinet answered by a link. Instants and dates ISO. */
export interface Answer {
  readonly linkId: string
  readonly cabinetId: string
  readonly statut: Confirmable
  readonly intake: 'yes' | 'no' | null
  readonly answeredAt: string
  readonly answeredOn: string
  readonly state: AnswerState
  /** What it contradicts, where it waits or waited. */
  readonly why: Contradiction | null
  readonly reviewedAt: string | null
  readonly reviewedBy: string | null
}

/** A line of the journal about an answer; other lines have no `confirmation`. The last line of a link stands. */
export interface JournalledAnswer {
  readonly idempotencyKey: string
  readonly demonstration?: boolean
  readonly confirmation?: Answer
}

/** How the journal keeps an answer. */
export const journalledAnswer = (answer: Answer, demonstration: boolean): JournalledAnswer => ({
  idempotencyKey: `confirmation:${answer.linkId}`,
  demonstration,
  confirmation: answer,
})

const COLUMNS = `a.link_id AS "linkId", a.cabinet_id AS "cabinetId", a.statut, a.intake, a.answered_at AS "answeredAt",
          a.answered_on AS "answeredOn", a.state, a.why, a.reviewed_at AS "reviewedAt", a.reviewed_by AS "reviewedBy"`
const FIND = statement('findAnswer', `SELECT ${COLUMNS} FROM confirmation_answers a WHERE a.link_id = :id`)
const WAITING = statement(
  'listWaitingAnswers',
  `SELECT ${COLUMNS}
   FROM confirmation_answers a
   JOIN rosters r ON r.id = a.roster AND r.retired_at IS NULL
   JOIN cabinets c ON c.roster = a.roster AND c.id = a.cabinet_id AND c.removed_at IS NULL
   WHERE a.state = 'waiting'
     AND (CAST(:departements AS json) IS NULL
          OR c.departement IN (SELECT json_array_elements_text(CAST(:departements AS json))))
   ORDER BY a.answered_at, a.link_id`,
)
const SAVE = statement(
  'saveAnswers',
  `INSERT INTO confirmation_answers (link_id, roster, cabinet_id, statut, intake, answered_at, answered_on, state, why,
                                     reviewed_at, reviewed_by)
   SELECT r."linkId", c.roster, c.id, r.statut, r.intake, r."answeredAt", r."answeredOn", r.state, r.why, r."reviewedAt",
          r."reviewedBy"
   FROM json_to_recordset(CAST(:answers AS json)) AS r ("linkId" text, "cabinetId" text, statut text, intake text,
        "answeredAt" timestamptz, "answeredOn" date, state text, why text, "reviewedAt" timestamptz, "reviewedBy" text)
   JOIN cabinets c ON c.roster = :roster AND c.id = r."cabinetId"
   ON CONFLICT (link_id) DO UPDATE SET state = excluded.state, reviewed_at = excluded.reviewed_at,
      reviewed_by = excluded.reviewed_by
   WHERE confirmation_answers.state = 'waiting'`,
)

/** The answer that a link gave; null when it gave none. */
export const findAnswer = async (db: Db, linkId: string): Promise<Answer | null> =>
  (await run<Answer>(db, FIND, { id: linkId }))[0] ?? null

/** The answers of some départements (null: all) that wait for a steward, oldest first. Never public. */
export const listWaitingAnswers = (db: Db, departements: readonly string[] | null): Promise<Answer[]> =>
  run<Answer>(db, WAITING, { departements: departements ? JSON.stringify(departements) : null })

/** Keeps answers of a roster; one that waits takes the decision on it, one that is decided stays. */
export async function saveAnswers(db: Db, roster: number, answers: readonly Answer[]): Promise<void> {
  if (answers.length > 0) await run(db, SAVE, { roster, answers: JSON.stringify(answers) })
}
